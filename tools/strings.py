# SPDX-License-Identifier: GPL-2.0-or-later
"""Collects the texts to translate into a Qt translation file and keeps the translations it has.

Usage: ``strings.py [FILE.ts]``. Reads ``tr("…")`` and ``translate("context", "…")`` in Python files, and
the texts of ``.ui`` files. Not pylupdate5: that files a text under the class around it, where the function
``tr`` does not look, and does not see ``n=`` (plural forms).
"""

from __future__ import annotations

import ast
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TRANSLATION = ROOT / "resources" / "i18n" / "opvangatlas_nl.ts"
CONTEXT = "@default"
SIGNATURES = {"tr": ("text", "comment", "n"), "translate": ("context", "text", "comment", "n")}
FORMS = 2  # Dutch, like English: one, and any other number


@dataclass(frozen=True)
class Message:
    """A text to translate; ``plural`` when its words depend on a number."""

    context: str
    source: str
    comment: str = ""
    plural: bool = False


class NotLiteralError(Exception):
    """``tr()`` of something that is only known while running would never be found."""


def from_python(code: str, name: str = "") -> Iterator[Message]:
    """Every ``tr("text", "comment", n=number)`` and ``translate("context", "text", …)``, in order."""
    calls = [node for node in ast.walk(ast.parse(code, name)) if isinstance(node, ast.Call)]
    for call in sorted(calls, key=lambda node: (node.lineno, node.col_offset)):
        place = f"{name}:{call.lineno}"
        if isinstance(call.func, ast.Attribute) and call.func.attr == "tr":
            raise NotLiteralError(f"{place}: use the function tr, not a method")
        if not isinstance(call.func, ast.Name) or call.func.id not in SIGNATURES:
            continue
        given = dict(zip(SIGNATURES[call.func.id], call.args, strict=False))
        given |= {keyword.arg: keyword.value for keyword in call.keywords if keyword.arg}
        text, comment = _literal(given.get("text"), place), _literal(given.get("comment"), place)
        yield Message(_literal(given.get("context"), place) or CONTEXT, text, comment, "n" in given)


def _literal(node: ast.expr | None, place: str) -> str:
    if node is None or (isinstance(node, ast.Constant) and node.value is None):
        return ""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    raise NotLiteralError(f"{place}: tr() takes a literal text; fill in afterwards")


def from_form(xml: str) -> Iterator[Message]:
    """Every text of a ``.ui`` file, under the form's class as ``uic`` looks it up."""
    form = ET.fromstring(xml)
    context = form.findtext("class") or ""
    for text in form.iter("string"):
        if text.text and text.get("notr") != "true":
            yield Message(context, text.text, text.get("comment") or text.get("disambiguation") or "")


def collect(root: Path = ROOT) -> list[Message]:
    """All texts of the plugin, each once, ordered by file and place."""
    found: dict[Message, None] = {}
    for path in sorted([root / "__init__.py", *(root / "plugin").rglob("*"), *(root / "ui").rglob("*")]):
        if path.suffix == ".py":
            found |= dict.fromkeys(from_python(path.read_text("utf-8"), str(path.relative_to(root))))
        elif path.suffix == ".ui":
            found |= dict.fromkeys(from_form(path.read_text("utf-8")))
    return list(found)


def read(file: Path) -> dict[Message, list[str]]:
    """The messages of a translation file with their finished translations, empty when unfinished."""
    known = {}
    for context in ET.parse(file).getroot().iter("context") if file.exists() else ():
        for element in context.iter("message"):
            plural = element.get("numerus") == "yes"
            key = (context.findtext("name"), element.findtext("source"), element.findtext("comment") or "")
            translation = element.find("translation")
            forms = [form.text or "" for form in translation.iter("numerusform")] or [translation.text or ""]
            finished = not translation.get("type") and all(forms)
            known[Message(*key, plural)] = forms if finished else []
    return known


def write(file: Path, messages: dict[Message, list[str]]) -> None:
    """Write the translation file, as lrelease and Linguist read it."""
    root = ET.Element("TS", version="2.1", language="nl", sourcelanguage="en")
    contexts: dict[str, ET.Element] = {}
    for message, forms in messages.items():
        if message.context not in contexts:
            contexts[message.context] = ET.SubElement(root, "context")
            ET.SubElement(contexts[message.context], "name").text = message.context
        element = ET.SubElement(contexts[message.context], "message")
        ET.SubElement(element, "source").text = message.source
        if message.comment:
            ET.SubElement(element, "comment").text = message.comment
        translation = ET.SubElement(element, "translation", {} if forms else {"type": "unfinished"})
        if message.plural:
            element.set("numerus", "yes")
            for form in forms or [""] * FORMS:
                ET.SubElement(translation, "numerusform").text = form
        elif forms:
            translation.text = forms[0]
    ET.indent(root)
    file.parent.mkdir(parents=True, exist_ok=True)
    text = ET.tostring(root, encoding="unicode", short_empty_elements=False)
    file.write_text(f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{text}\n', "utf-8")


def main(file: Path = TRANSLATION) -> None:
    """Bring the file up to date and say how many texts wait for a translation."""
    known = read(file)
    messages = {message: known.get(message, []) for message in collect()}
    write(file, messages)
    waiting = sum(not forms for forms in messages.values())
    print(f"{file.name}: {len(messages)} texts, {waiting} to translate, {len(known.keys() - messages)} dropped")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
