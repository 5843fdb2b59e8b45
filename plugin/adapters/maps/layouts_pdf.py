# SPDX-License-Identifier: GPL-2.0-or-later
"""The document of an annex as PDF, laid out by Qt: the accessible versions are the ODT and the HTML."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from itertools import pairwise
from pathlib import Path

from qgis.PyQt.QtCore import QMarginsF, QRectF, QSize, QSizeF, Qt, QUrl
from qgis.PyQt.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QImage,
    QImageReader,
    QPageLayout,
    QPageSize,
    QPainter,
    QPalette,
    QPdfWriter,
    QTextDocument,
)

from ...core.annex.report import Document, Grid, Heading, Paragraph, Picture
from ...core.errors import StorageError
from ...core.progress import SILENT, Progress, stop_if_cancelled
from ...core.wording import Text
from .layouts_rows import Breaks, add_cuts

DPI = 200
MARGINS_MM = (20.0, 22.0, 20.0, 20.0)
PIXELS_WIDE = 642
"""The width of the text in the pixels of CSS (96 to an inch)."""
PIXELS_HIGH = 900
CHAPTER = 2
"""The level of a chapter in HTML: the title of the document is the first."""
MOST_PASSES = 16
PADDING = 4
"""Room around the text in a cell, in the pixels of CSS."""
TALL, FITS_BELOW = 0.6, 0.92
"""Shares of a page: of a picture that begins one, and of one that still fits below the heading of a chapter."""

_CANNOT_WRITE = Text("Kan niet schrijven naar {path}.", "Cannot write to {path}.")
_CLOSE_IT = Text("Sluit het bestand of kies een andere map.", "Close the file or choose another folder.")
_PAGE = Text("blad {number} van {total}", "sheet {number} of {total}")
_CSS = """
body { font-family: Arial, 'Liberation Sans', 'DejaVu Sans'; font-size: 9.5pt; color: #1a1a1a; }
h1 { font-size: 20pt; margin-bottom: 2px; } h2 { font-size: 14pt; margin-top: 10px; }
h3 { font-size: 11pt; margin-top: 14px; margin-bottom: 4px; }
p { margin-top: 0px; margin-bottom: 7px; } p.note { color: #595959; } p.small { font-size: 8pt; color: #595959; }
p.todo { background-color: #fff7ea; } td, th { font-size: 7.5pt; }
p.between { font-size: 1pt; margin-top: 0px; margin-bottom: 0px; }
p.caption { font-size: 8pt; font-weight: bold; margin-top: 6px; margin-bottom: 2px; }
"""


class _Paper(QTextDocument):
    """A document that takes its pictures from a folder, scaled to the size at which they are printed."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder
        self._read: tuple[str, QImage] | None = None
        self.drawing = False
        """Only then pictures are read; the text says how large they are."""
        self.setDocumentMargin(0)

    def loadResource(self, kind: int, name: QUrl) -> object:
        """A picture by its relative name; nothing else is ever loaded."""
        if kind != QTextDocument.ResourceType.ImageResource:
            return None
        if not self.drawing:
            return QImage(1, 1, QImage.Format.Format_RGB888)
        file = name.toString()
        if self._read is None or self._read[0] != file:
            self._read = (file, self._scaled(file))
        return self._read[1]

    def _scaled(self, file: str) -> QImage:
        reader = QImageReader(str(self._folder / file))
        wide, high = _size(self._folder / file, 1.0)
        reader.setScaledSize(QSize(round(wide * DPI / 96), round(high * DPI / 96)))
        return reader.read().convertToFormat(QImage.Format.Format_RGB888)


def write_pdf(target: Path, document: Document, pictures: Path, *, secret: bool, progress: Progress = SILENT) -> None:
    """Write the document page by page, with the mark above and the page number below.

    Raises
    ------
    StorageError
        When the file cannot be written.
    Cancelled
    """
    writer = QPdfWriter(str(target))
    writer.setResolution(DPI)
    left, top, right, bottom = MARGINS_MM
    page = QPageLayout(
        QPageSize(QPageSize.PageSizeId.A4),
        QPageLayout.Orientation.Portrait,
        QMarginsF(left, top, right, bottom),
        QPageLayout.Unit.Millimeter,
    )
    writer.setPageLayout(page)
    writer.setTitle(f"{document.title} – {document.subtitle}")
    writer.setCreator("Opvangatlas")
    paper = _Paper(pictures)
    paper.documentLayout().setPaintDevice(writer)
    size = QSizeF(writer.width(), writer.height())
    paper.setPageSize(size)
    paper.setDefaultStyleSheet(_CSS)
    paper.setDefaultFont(QFont("Arial", 9))
    _laid_out(paper, document, pictures, size.height())
    paper.drawing = True
    painter = QPainter()
    if not painter.begin(writer):
        raise StorageError(_CANNOT_WRITE, _CLOSE_IT, path=str(target))
    try:
        total = paper.pageCount()
        for number in range(total):
            stop_if_cancelled(progress)
            progress.report(number / total)
            if number:
                writer.newPage()
            _draw(painter, paper, size, number)
            _margins(painter, document, size, (number + 1, total), secret=secret)
    finally:
        painter.end()


def _laid_out(paper: QTextDocument, document: Document, pictures: Path, height: float) -> None:
    """Lay out the text; a heading goes to the next page when what it is about begins there, and rows stay whole.

    Qt keeps neither itself. Chapters begin on a new page, so in each pass the first loose heading of every
    chapter can be moved, or the first of its tables be cut between two rows.
    """
    breaks = Breaks(_before_tall_pictures(document, pictures))
    for _ in range(MOST_PASSES):
        paper.setHtml("".join(_html(document, pictures, breaks)))
        loose = _loose_headings(paper, height) - breaks.headings
        breaks.headings |= loose
        if not loose and not add_cuts(paper, document, breaks, height, PADDING * DPI / 96):
            return


def _before_tall_pictures(document: Document, pictures: Path) -> set[int]:
    """Headings of pictures that nearly fill a page: they begin one, unless a chapter has just begun it."""
    found: set[int] = set()
    number, before = -1, False
    for block, following in pairwise(document.blocks):
        if isinstance(block, Heading):
            number += 1
            if isinstance(following, Picture) and block.level > 1:
                _, high = _size(pictures / following.file, following.share)
                if high > (FITS_BELOW if before else TALL) * PIXELS_HIGH:
                    found.add(number)
        before = isinstance(block, Heading) and block.level == 1
    return found


def _loose_headings(paper: QTextDocument, height: float) -> set[int]:
    """The first heading of each chapter that stands on another page than what follows it."""
    layout = paper.documentLayout()
    found: set[int] = set()
    block, number, taken = paper.begin(), -1, False
    while block.isValid():
        level, following = block.blockFormat().headingLevel(), block.next()
        number += level > 1
        taken = taken and level != CHAPTER
        if level > CHAPTER and not taken and following.isValid():
            here, there = layout.blockBoundingRect(block), layout.blockBoundingRect(following)
            if int((there.bottom() - 1) // height) > int(here.top() // height) and there.height() < height:
                found.add(number)
                taken = True
        block = following
    return found


def _draw(painter: QPainter, paper: QTextDocument, size: QSizeF, number: int) -> None:
    painter.save()
    painter.translate(0, -number * size.height())
    context = QAbstractTextDocumentLayout.PaintContext()
    context.palette.setColor(QPalette.ColorRole.Text, QColor("#1a1a1a"))  # not that of a dark theme
    context.clip = QRectF(0, number * size.height(), size.width(), size.height())
    painter.setClipRect(context.clip)
    paper.documentLayout().draw(painter, context)
    painter.restore()


def _margins(painter: QPainter, document: Document, size: QSizeF, page: tuple[int, int], *, secret: bool) -> None:
    """What stands outside the text: mark, title, page number."""
    mm = DPI / 25.4
    painter.save()
    painter.setFont(QFont("Arial", 8))
    painter.setPen(QColor("#595959"))
    above = QRectF(0, -12 * mm, size.width(), 6 * mm)
    painter.drawText(above, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, document.subtitle)
    below = QRectF(0, size.height() + 5 * mm, size.width(), 5 * mm)
    words = _PAGE.in_language(document.language).format(number=page[0], total=page[1])
    painter.drawText(below, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, words)
    bold = QFont("Arial", 9)
    bold.setBold(True)
    painter.setFont(bold)
    box = QRectF(size.width() - 40 * mm, -13 * mm, 40 * mm, 7 * mm)
    if secret:
        painter.fillRect(box, QColor("#6A1B9A"))
    painter.setPen(QColor("#FFFFFF" if secret else "#1A1A1A"))
    if not secret:
        painter.drawRect(box)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, document.mark)
    painter.setPen(QColor("#6A1B9A" if secret else "#1A1A1A"))
    painter.drawText(below, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, document.mark)
    painter.restore()


def _html(document: Document, pictures: Path, breaks: Breaks) -> Iterator[str]:
    """The whole text, with the pages that begin where Qt would not begin one."""
    yield f"<body><h1>{escape(document.title)}</h1><p class='note'>{escape(document.subtitle)}</p>"
    number = -1
    grids = 0
    for block in document.blocks:
        if isinstance(block, Heading):
            number += 1
            first = number in breaks.headings or (block.level == 1 and number > 0)
            aside = " style='page-break-before: always'" if first else ""
            yield f"<h{block.level + 1}{aside}>{escape(block.text)}</h{block.level + 1}>"
        elif isinstance(block, Grid):
            yield from _table(block, breaks.parts(grids, len(block.rows)), first=grids in breaks.grids)
            grids += 1
        else:
            yield from _block(block, pictures)
    yield "</body>"


def _block(block: Paragraph | Picture, pictures: Path) -> Iterator[str]:
    if isinstance(block, Paragraph):
        yield f"<p class='{block.kind}'>{escape(block.text)}</p>"
    else:
        wide, high = _size(pictures / block.file, block.share)
        yield f"<p><img src='{escape(block.file, quote=True)}' width='{wide}' height='{high}'></p>"


def _size(path: Path, share: float) -> tuple[int, int]:
    """Pixels of CSS that a picture takes, never more than a page."""
    real = QImageReader(str(path)).size()
    wide = PIXELS_WIDE * share
    high = wide * real.height() / max(real.width(), 1)
    factor = min(1.0, PIXELS_HIGH / high)
    return round(wide * factor), round(high * factor)


def _table(grid: Grid, parts: list[range], *, first: bool = False) -> Iterator[str]:
    """A table, each part but the first on a new page under the same head; ``first``: that one too."""
    if grid.shown:
        aside = " style='page-break-before: always'" if first else ""
        yield f"<p class='caption'{aside}>{escape(grid.title)}</p>"
    for rows in parts:
        if rows.start:
            yield "<p class='between'></p>"
        aside = " page-break-before: always;" if rows.start else ""
        yield f"<table border='1' cellspacing='0' cellpadding='{PADDING}' width='100%' "
        yield f"style='border-collapse: collapse; border-color: #bdbdbd;{aside}'><thead><tr>"
        for text, right, weight in zip(grid.head, grid.right, grid.weights, strict=True):
            yield f"<th bgcolor='#edeff2' width='{weight * 100:.0f}%' align='{_side(right)}'>{escape(text)}</th>"
        yield "</tr></thead>"
        for place in rows:
            yield _row(grid, place)
        yield "</table>"
    yield "<p></p>"


def _row(grid: Grid, place: int) -> str:
    bold = grid.total and place == len(grid.rows) - 1
    cells = []
    for text, right in zip(grid.rows[place], grid.right, strict=True):
        inside = f"<b>{escape(text)}</b>" if bold else escape(text)
        cells.append(f"<td align='{_side(right)}'>{inside}</td>")
    return f"<tr>{''.join(cells)}</tr>"


def _side(right: bool) -> str:  # noqa: FBT001
    return "right" if right else "left"
