# SPDX-License-Identifier: GPL-2.0-or-later
"""The one gate for templates: what an annex is made with is looked at first, whoever it came from.

A template is text of somebody else that QGIS and word processors act on: they fetch what it points to and
work out what it asks. Refused by name is whatever leads out of the template or runs something.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from html import unescape
from pathlib import Path, PurePosixPath

from ..core.errors import StorageError
from ..core.wording import Text

MOST_BYTES = 100_000_000
"""Of a template unpacked; a document of an office is a thousandth of that."""
MANIFEST = "META-INF/manifest.xml"
CONTENT = "content.xml"

_UNREADABLE = Text("Sjabloon {path} is niet te lezen.", "Template {path} cannot be read.")
_REPAIR = Text("Herstel het sjabloon of verwijder het uit de map.", "Repair the template or remove it.")
_ELSEWHERE = Text(
    "Sjabloon {path} verwijst naar iets buiten het sjabloon: {what}.",
    "Template {path} refers to something outside it: {what}.",
)
_ACTIVE = Text(
    "Sjabloon {path} bevat iets dat wordt uitgevoerd: {what}.", "Template {path} holds something that is run: {what}."
)
_TAKE_OUT = Text("Haal dit uit het sjabloon.", "Take it out of the template.")

_PAIR = re.compile(r"""([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_LINK_TO_CLICK = re.compile(r"<text:a\b[^>]*>")
_DOCTYPE = re.compile(r"<!(?:ENTITY|DOCTYPE[^>]*(?:\[|\bSYSTEM\b|\bPUBLIC\b))[^>]*>?", re.IGNORECASE)
_OUT = re.compile(
    r"""^(?:(?:https?|ftp|ftps|sftp|file|smb|dav|davs|webdav|vnd\.sun\.star\.\w+):|//|\\\\|/(?=\S)|[A-Za-z]:[\\/]|~/)"""
    r"""|(?:^|[\\/])\.\.[\\/]|/vsi\w+/""",
    re.IGNORECASE,
)
_LEADS = re.compile(
    r"""(?:\b(?:src|href|url|data|action|source)\s*=\s*|\burl\(\s*|@import\s+)["']?\s*"""
    r"""((?:(?:https?|ftp|file|smb|dav)s?:|//|\\\\)[^\s"'>)]*)""",
    re.IGNORECASE,
)
_WORDS = frozenset({"labeltext", "text", "title", "name", "id", "description", "value-type"})
"""Attributes that are read by people: an address in them is a text, unless it is in HTML."""
_RUN = re.compile(
    r"<script:[\w-]+|<(?:script|iframe|object|embed|applet)\b|<office:script\b"
    r"|<text:(?:script\b|execute-macro|dde-[\w-]+)|<office:dde-[\w-]+|vnd\.sun\.star\.script\S*|\bjavascript:\S*|\bmacro:\S*",
    re.IGNORECASE,
)
_GAP = r"(?:\s|/\*.*?\*/|--[^\n]*\n)*"
_EXPRESSION = re.compile(
    r"\b(?:env|eval|eval_template|load_layer|exif|exif_geotag|file_\w+|base_file_name|is_directory|is_file|"
    r"sqlite_fetch_and_increment|decode_uri|layer_property|get_feature\w*|from_base64|hash|md5|sha256|"
    r"project_color\w*|raster_value|raster_statistic)" + _GAP + r"\("
    r"|@(?:user_\w+|qgis_os_name|qgis_platform|project_(?:path|folder|home|filename|basename|author)|"
    r"layer_source|atlas_filename)\b"
    r"|\bvar" + _GAP + r"\(",
    re.IGNORECASE | re.DOTALL,
)
_ACTIVE_ENTRY = re.compile(r"(?:basic|scripts|configurations2?/accelerator)/.+|.*macrosignatures.*", re.IGNORECASE)


def read_layout(path: Path) -> str:
    """The text of a layout (``.qpt``) that stays within itself.

    Raises
    ------
    StorageError
        When it cannot be read, or is refused.
    """
    try:
        if path.stat().st_size > MOST_BYTES:
            raise _unreadable(path, f"more than {MOST_BYTES} bytes")
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise _unreadable(path, error) from error
    _refuse_text(path, text)
    _refuse(path, _ACTIVE, _EXPRESSION.search(_plain(text)))
    return text


def read_document(path: Path) -> dict[str, bytes]:
    """The parts of a document (``.odt``) that stays within itself, by name.

    Raises
    ------
    StorageError
        When it cannot be read, or is refused.
    """
    try:
        with zipfile.ZipFile(path) as source:
            entries = [entry for entry in source.infolist() if not entry.is_dir()]
            if sum(entry.file_size for entry in entries) > MOST_BYTES:
                raise _unreadable(path, f"more than {MOST_BYTES} bytes")
            _refuse_names(path, [entry.filename for entry in entries])
            parts = {entry.filename: source.read(entry) for entry in entries}
        texts = {name: part.decode() for name, part in parts.items() if name.endswith((".xml", ".rdf"))}
    except (OSError, ValueError, RuntimeError, NotImplementedError, zipfile.BadZipFile, zipfile.error) as error:
        raise _unreadable(path, error) from error
    for name in (CONTENT, MANIFEST):
        if name not in texts:
            raise _unreadable(path, f"no {name}")
    for text in texts.values():
        _refuse_text(path, _LINK_TO_CLICK.sub("<text:a>", text))
    return parts


def leads_out(text: str) -> str | None:
    """The first place outside that an attribute of a text points to; None: there is none."""
    return next((value[:200] for value in _references(text) if _OUT.search(value)), None)


def works_out(text: str) -> str | None:
    """The first expression in a text that looks outside its own layer and page; None: there is none."""
    found = _EXPRESSION.search(_plain(text))
    return None if found is None else found[0].strip()[:200]


def _refuse_names(path: Path, names: list[str]) -> None:
    for name in names:
        if name.startswith("/") or "\\" in name or ":" in name or ".." in PurePosixPath(name).parts:
            raise StorageError(_ELSEWHERE, _TAKE_OUT, path=str(path), what=name)
        if _ACTIVE_ENTRY.fullmatch(name):
            raise StorageError(_ACTIVE, _TAKE_OUT, path=str(path), what=name)


def _refuse_text(path: Path, text: str) -> None:
    """Refuse what is declared outside, run, or pointed to."""
    _refuse(path, _ELSEWHERE, _DOCTYPE.search(text))
    plain = _plain(text)
    _refuse(path, _ACTIVE, _RUN.search(plain))
    for value in _references(text):
        if _OUT.search(value):
            raise StorageError(_ELSEWHERE, _TAKE_OUT, path=str(path), what=value[:200])
    _refuse(path, _ELSEWHERE, _LEADS.search(_without_namespaces(plain)))


def _references(text: str) -> Iterator[str]:
    """Values of attributes that a program may follow; names of namespaces are no places."""
    for name, double, single in _PAIR.findall(text):
        own = name.casefold()
        if own.startswith("xmlns") or own.rpartition(":")[2] in _WORDS:
            continue
        yield _plain(double or single).strip()


def _without_namespaces(text: str) -> str:
    return re.sub(r"""\bxmlns(?::[\w.-]+)?\s*=\s*(?:"[^"]*"|'[^']*')""", "", text)


def _plain(text: str) -> str:
    """Text as a reader has it; an attribute that holds XML itself is escaped twice."""
    for _ in range(3):
        text = unescape(text)
    return text


def _refuse(path: Path, text: Text, found: re.Match[str] | None) -> None:
    if found is not None:
        raise StorageError(text, _TAKE_OUT, path=str(path), what=found[found.lastindex or 0].strip()[:200])


def _unreadable(path: Path, error: object) -> StorageError:
    return StorageError(_UNREADABLE, _REPAIR, path=str(path), details=str(error))
