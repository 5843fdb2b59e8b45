# SPDX-License-Identifier: GPL-2.0-or-later
"""Where the pages of a document begin: Qt lets a row of a table run over the end of a page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from qgis.PyQt.QtGui import QTextDocument, QTextTable

from ..core.annex.report import Document, Grid, Heading

BETWEEN = 60.0
"""What stands between two parts of a table takes a little room on the page of the first."""


@dataclass
class Breaks:
    """Headings that begin a page, and per table the rows that do; both by number."""

    headings: set[int]
    rows: dict[int, list[int]] = field(default_factory=dict)

    def parts(self, grid: int, count: int) -> list[range]:
        """The rows of a table per page."""
        edges = [0, *self.rows.get(grid, []), count]
        return [range(first, after) for first, after in pairwise(edges)]


def add_cuts(paper: QTextDocument, document: Document, breaks: Breaks, height: float, padding: float) -> bool:
    """Cut the first table of each chapter in which a row runs over the end of a page; False: there is none."""
    laid = _parts(paper, document, breaks)
    found = False
    done: set[int] = set()
    for chapter, grid, rows, table in laid:
        if chapter in done:
            continue
        cuts = _cuts(paper, table, height, padding)
        if cuts:
            # What follows in the chapter moves: it is looked at in the next pass.
            done.add(chapter)
            earlier = [row for row in breaks.rows.get(grid, []) if row <= rows.start]
            breaks.rows[grid] = [*earlier, *(rows.start + cut for cut in cuts)]
            found = True
    return found


def _parts(paper: QTextDocument, document: Document, breaks: Breaks) -> Iterator[tuple[int, int, range, QTextTable]]:
    """Every laid out table, with its chapter, the grid it is of, and the rows of that it holds."""
    tables = (frame for frame in paper.rootFrame().childFrames() if isinstance(frame, QTextTable))
    chapter = grid = 0
    for block in document.blocks:
        if isinstance(block, Heading):
            chapter += block.level == 1
        elif isinstance(block, Grid):
            for rows in breaks.parts(grid, len(block.rows)):
                yield chapter, grid, rows, next(tables)
            grid += 1


def _cuts(paper: QTextDocument, table: QTextTable, height: float, padding: float) -> list[int]:
    """Rows (the head not counted) that must begin a page; none when every row is whole."""
    spans = [_span(paper, table, row, padding) for row in range(table.rows())]
    pages = [_page(bottom, height) for _, bottom in spans]
    # The first row goes with the head, and that with its heading.
    crossing = next((row for row in range(2, len(pages)) if pages[row] > pages[row - 1]), None)
    if crossing is None:
        return []
    if crossing > 2 and spans[crossing - 1][1] + BETWEEN > (pages[crossing - 1] + 1) * height:
        crossing -= 1
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
