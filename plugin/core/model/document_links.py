# SPDX-License-Identifier: GPL-2.0-or-later
"""Links to photos and documents: where they lead, and which are safe to open."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path, PurePosixPath, PureWindowsPath

from ..errors import InputError
from ..wording import Text

OPENED = frozenset({
    "bmp", "csv", "doc", "docx", "dwg", "dxf", "eml", "gif", "gml", "gpkg", "heic", "jpeg", "jpg", "json", "kml", "md",
    "mp4", "msg", "odp", "ods", "odt", "pdf", "png", "ppt", "pptx", "rtf", "tif", "tiff", "txt", "webp", "xls", "xlsx",
    "zip",
})  # fmt: skip
"""Kinds of files that are opened. A plan may come from anyone, so programs and scripts are not."""

_WEB = re.compile(r"https?://[^\s/?#]+\S*", re.IGNORECASE)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]+:", re.IGNORECASE)
_HOST = re.compile(r"/{2,}([^/]*)/*")
_EMPTY = Text("Vul een bestand of webadres in.", "Fill in a file or a web address.")
_NO_SCHEME = Text(
    "‘{text}’ is geen bestand of webadres (https://…).", "‘{text}’ is not a file or a web address (https://…)."
)
_UNSAFE = Text(
    "Een bestand van de soort ‘{suffix}’ opent Opvangatlas niet.", "Opvangatlas does not open files of type ‘{suffix}’."
)
_HOW = Text("Open het zelf vanuit de map {folder}.", "Open it yourself from the folder {folder}.")


@dataclass(frozen=True)
class Link:
    """Where a link leads: a web address, or the path of a file."""

    web: str | None = None
    file: Path | None = None


def parse_link(text: str, folder: Path | None = None) -> Link:
    """Read a link as it is stored; a relative path starts at the folder of the plan.

    Raises
    ------
    InputError
        When it is neither a path nor an address of the web.
    """
    text = text.strip()
    if not text:
        raise InputError(_EMPTY)
    if _WEB.fullmatch(text):
        return Link(web=text)
    drive = len(PureWindowsPath(text).drive) == 2
    if _SCHEME.match(text) and not drive:
        raise InputError(_NO_SCHEME, text=text)
    relative = not (drive or text.startswith(("/", "\\")))
    path = Path(text.replace("\\", "/")) if relative else Path(text)
    return Link(file=(folder / path) if folder is not None and relative else path)


def link_to_open(text: str, folder: Path | None = None) -> Link:
    """The same, when it is safe to hand to the program for such files.

    Raises
    ------
    InputError
        When it is no link, or leads to a program, script or unknown kind of file.
    """
    link = parse_link(text, folder)
    if link.file is not None and link.file.suffix.lower().lstrip(".") not in OPENED:
        raise InputError(_UNSAFE, _HOW, suffix=link.file.suffix or "?", folder=str(link.file.parent))
    return link


def host_of(text: str) -> str | None:
    """The other computer that a link leads to, where Windows logs in on opening it; None: this one, or the web.

    A share (``//host/share``) or ``file://host/share``, however the strokes lean.
    """
    text = text.strip().replace("\\", "/")
    if text[:5].casefold() == "file:":
        text = text[5:]
    found = _HOST.match(text)
    return None if found is None or found[1].casefold() in ("", "localhost", "?", ".") else found[1]


def link_name(text: str) -> str:
    """What a link is called in a list: the name of the file, or the address without its scheme."""
    text = text.strip()
    if _WEB.fullmatch(text):
        return text.partition("://")[2].rstrip("/")
    return PurePosixPath(text.replace("\\", "/")).name or text
