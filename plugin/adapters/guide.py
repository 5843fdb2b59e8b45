# SPDX-License-Identifier: GPL-2.0-or-later
"""Where the user guide stands: HTML in the package, its source in a checkout where it was not built."""

from __future__ import annotations

from pathlib import Path

from qgis.PyQt.QtCore import QUrl
from qgis.PyQt.QtGui import QDesktopServices

from ..core.wording import Language
from .locale import language

ROOT = Path(__file__).resolve().parents[2]
BUILT = ROOT / "resources" / "guide"
SOURCES: dict[Language, Path] = {"nl": ROOT / "docs" / "handleiding.md", "en": ROOT / "docs" / "guide.md"}
START = "index"


def guide_page(chapter: str = START, spoken: Language | None = None) -> Path:
    """The page that opens the guide at a chapter, in the user's language.

    A page per chapter, because not every system keeps the part of a file's address behind ``#``.
    """
    spoken = spoken or language()
    page = BUILT / spoken / f"{chapter}.html"
    return page if page.is_file() else SOURCES[spoken]


def guide_url(chapter: str = START) -> QUrl:
    """The address of that page."""
    return QUrl.fromLocalFile(str(guide_page(chapter)))


def open_guide(chapter: str = START) -> None:
    """Show the guide at a chapter in the browser."""
    QDesktopServices.openUrl(guide_url(chapter))
