# SPDX-License-Identifier: GPL-2.0-or-later
"""Where the pages of a document begin: Qt lets a row of a table run over the end of a page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from qgis.PyQt.QtGui import QTextDocument, QTextTable

from ...core.annex.report import Block, Document, Grid, Heading

BETWEEN = 60.0
"""What stands between two parts of a table takes a little room on the page of the first."""
Spans = list[tuple[float, float]]
"""The top and the bottom of each row of a table, its head first."""
FEW = 3
"""A table of which fewer rows than this fit on a page begins on the next."""


@dataclass
class Breaks:
    """Headings and tables that begin a page, and per table the rows that do; all by number."""

    headings: set[int]
    rows: dict[int, list[int]] = field(default_factory=dict)
    grids: set[int] = field(default_factory=set)

    def parts(self, grid: int, count: int) -> list[range]:
        """The rows of a table per page."""
        edges = [0, *self.rows.get(grid, []), count]
        return [range(first, after) for first, after in pairwise(edges)]


@dataclass(frozen=True)
class _Laid:
    """A table as it is laid out: its chapter, the grid it is of and which rows of that, and what is above it."""

    chapter: int
    grid: int
    rows: range
    table: QTextTable
    heading: int | None
    """The heading right above it, unless that begins a chapter or follows its title."""
    captioned: bool


def add_cuts(paper: QTextDocument, document: Document, breaks: Breaks, height: float, padding: float) -> bool:
    """Cut the first table of each chapter in which a row runs over the end of a page; False: there is none.

    A table of which only a few rows would stay on the page goes to the next as a whole.
    """
    found = False
    done: set[int] = set()
    for laid in _parts(paper, document, breaks):
        if laid.chapter in done:
            continue
        spans = [_span(paper, laid.table, row, padding) for row in range(laid.table.rows())]
        crossing = _crossing(spans, height, 1)
        few = (crossing is not None and crossing <= FEW) or _is_torn(paper, laid, spans, height)
        moved = laid.rows.start == 0 and few and _moved(laid, breaks)
        cuts = [] if moved else _cuts(spans, height)
        if cuts:
            earlier = [row for row in breaks.rows.get(laid.grid, []) if row <= laid.rows.start]
            breaks.rows[laid.grid] = [*earlier, *(laid.rows.start + cut for cut in cuts)]
        if moved or cuts:
            # What follows in the chapter moves: it is looked at in the next pass.
            done.add(laid.chapter)
            found = True
    return found


def _is_torn(paper: QTextDocument, laid: _Laid, spans: Spans, height: float) -> bool:
    """Whether the caption of a table stands on the page before it."""
    caption = laid.table.firstCursorPosition().block().previous()
    above = paper.documentLayout().blockBoundingRect(caption).top()
    return laid.captioned and _page(above, height) < _page(spans[0][1], height)


def _moved(laid: _Laid, breaks: Breaks) -> bool:
    """Let a table begin a page, with the heading or the caption above it; False when it does already."""
    if laid.heading is not None and laid.heading not in breaks.headings:
        breaks.headings.add(laid.heading)
        return True
    if laid.heading is None and laid.captioned and laid.grid not in breaks.grids:
        breaks.grids.add(laid.grid)
        return True
    return False


def _parts(paper: QTextDocument, document: Document, breaks: Breaks) -> Iterator[_Laid]:
    """Every laid out table."""
    tables = (frame for frame in paper.rootFrame().childFrames() if isinstance(frame, QTextTable))
    chapter = grid = 0
    number = -1
    above: list[Block] = []
    for block in document.blocks:
        if isinstance(block, Heading):
            number += 1
            chapter += block.level == 1
        elif isinstance(block, Grid):
            loose = isinstance(above[-1], Heading) and above[-1].level > 1 if above else False
            topmost = len(above) > 1 and isinstance(above[-2], Heading) and above[-2].level == 1
            heading = number if loose and not topmost else None
            for rows in breaks.parts(grid, len(block.rows)):
                yield _Laid(chapter, grid, rows, next(tables), heading, block.shown)
            grid += 1
        above = [*above[-1:], block]


def _crossing(spans: Spans, height: float, first: int) -> int | None:
    """The first row, from this one on, that does not fit on the page; None when all do."""
    pages = [_page(bottom, height) for _, bottom in spans]
    crossing = next((row for row in range(first, len(pages)) if pages[row] > pages[row - 1]), None)
    if crossing is None:
        return None
    if crossing > 2 and spans[crossing - 1][1] + BETWEEN > (pages[crossing - 1] + 1) * height:
        crossing -= 1
    last = crossing == len(spans) - 1 and crossing > FEW
    return crossing - 1 if last else crossing  # a last row, often the total, is not alone


def _cuts(spans: Spans, height: float) -> list[int]:
    """Rows (the head not counted) that must begin a page; none when every row is whole."""
    crossing = _crossing(spans, height, 2)  # the first row goes with the head, and that with its heading
    if crossing is None:
        return []
    cuts = [crossing - 1]
    head = spans[0][1] - spans[0][0]
    filled = head
    for row in range(crossing, len(spans)):
        tall = min(spans[row][1] - spans[row][0], height - head)
        if filled + tall + BETWEEN > height and filled > head:
            cuts.append(row - 1)
            filled = head
        filled += tall
    return cuts


def _span(paper: QTextDocument, table: QTextTable, row: int, padding: float) -> tuple[float, float]:
    """The top and the bottom of a row."""
    layout = paper.documentLayout()
    cells = [table.cellAt(row, column) for column in range(table.columns())]
    top = min(layout.blockBoundingRect(cell.firstCursorPosition().block()).top() for cell in cells)
    bottom = max(layout.blockBoundingRect(cell.lastCursorPosition().block()).bottom() for cell in cells)
    return top - padding, bottom + padding


def _page(place: float, height: float) -> int:
    return int(max(place, 0.0) // height)
