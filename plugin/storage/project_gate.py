# SPDX-License-Identifier: GPL-2.0-or-later
"""What a project beside a plan holds that we do not put there; looked at before QGIS reads it.

A project that comes with a mailed plan can run code, fetch what it points to, and log in elsewhere.
"""

from __future__ import annotations

import hashlib
import re
import zipfile
from collections.abc import Iterator
from html import unescape
from pathlib import Path

from ..core.wording import Text
from .notes import Note
from .places import same
from .templates import MOST_BYTES, leads_out, works_out

_UNREADABLE = Text("het is niet te lezen", "it cannot be read")
_CODE = Text("code die QGIS kan uitvoeren ({what})", "code that QGIS may run ({what})")
_LAYER = Text("een laag van elders: {what}", "a layer from elsewhere: {what}")
_LAYOUT = Text("een lay-out: {what}", "a layout: {what}")
_PLACE = Text("een verwijzing naar buiten: {what}", "a reference to elsewhere: {what}")
_EXPRESSION = Text("een expressie die buiten het plan kijkt: {what}", "an expression that looks elsewhere: {what}")
_FILE = Text("een bestand: {what}", "a file: {what}")

_OURS = (".qgs", ".db", ".fgb")
"""Endings of what a project of ours is packed of: itself, styles, borders of provinces."""
_DOCTYPE = re.compile(r"<!DOCTYPE qgis PUBLIC 'http://mrcc\.com/qgis\.dtd' 'SYSTEM'>")
_RUNS = (
    ("Macros", re.compile(r"<pythonCode[^>]*>(?:<!\[CDATA\[)?\s*[^<\s]")),
    ("form", re.compile(r"<editforminit\b[^>]*>\s*[^<\s]|<editforminitcodesource>\s*[1-9]")),
    ("action", re.compile(r"<actionsetting\b")),
    ("widget", re.compile(r"<attributeEditor(?:Html|Qml)Element\b")),
    ("entity", re.compile(r"<!ENTITY|<!DOCTYPE", re.IGNORECASE)),
)
_LAYERS = re.compile(r"<maplayer\b.*?</maplayer>", re.DOTALL)
_LAYOUTS = re.compile(r"<Layout\b[^>]*\bname=\"([^\"]*)\"")


def strangers(project: Path, plan: Path) -> list[Note]:
    """What is in a project (``.qgz``) that a project of this plan does not have of itself; empty: nothing."""
    try:
        with zipfile.ZipFile(project) as packed:
            if sum(entry.file_size for entry in packed.infolist()) > MOST_BYTES:
                return [Note(_UNREADABLE)]
            names = packed.namelist()
            texts = [packed.read(name).decode("utf-8") for name in names if name.endswith(".qgs")]
    except (OSError, ValueError, RuntimeError, NotImplementedError, zipfile.BadZipFile):
        return [Note(_UNREADABLE)]
    files = [Note(_FILE, {"what": name}) for name in names if not name.endswith(_OURS) or "/" in name]
    return files + [found for text in texts for found in _in_text(_DOCTYPE.sub("", text, count=1), plan)]


def _in_text(text: str, plan: Path) -> Iterator[Note]:
    for what, pattern in _RUNS:
        if pattern.search(text):
            yield Note(_CODE, {"what": what})
    for layer in _LAYERS.findall(text):
        if not _is_of(layer, plan):
            yield Note(_LAYER, {"what": _within(layer, "layername") or _within(layer, "datasource")})
    for name in _LAYOUTS.findall(text):
        yield Note(_LAYOUT, {"what": unescape(name)})
    if place := leads_out(text):
        yield Note(_PLACE, {"what": place})
    if expression := works_out(text):
        yield Note(_EXPRESSION, {"what": expression})


def _within(text: str, tag: str) -> str:
    found = re.search(rf"<{tag}\b[^>]*>(.*?)</{tag}>", text, re.DOTALL)
    return "" if found is None else unescape(found[1]).strip()[:200]


def _is_of(layer: str, plan: Path) -> bool:
    """Whether a layer is one of the plan, or of what is packed in the project itself."""
    provider, source = _within(layer, "provider"), _within(layer, "datasource").partition("|")[0]
    if provider == "memory" or (provider == "ogr" and re.fullmatch(r"attachment:\w+\.fgb", source)):
        return True
    return provider == "ogr" and not source.startswith(("/vsi", "//", "\\\\")) and same(plan.parent / source, plan)


def fingerprint(project: Path) -> str:
    """What tells a project from any other, also from itself after a change; empty when it cannot be read."""
    try:
        return hashlib.sha256(project.read_bytes()).hexdigest()
    except OSError:
        return ""
