# SPDX-License-Identifier: GPL-2.0-or-later
"""How the sheets of an XLSX look: a bold header that stays in view, widths, and formats of numbers and dates.

GDAL writes the cells and none of this, so it is put into the XML afterwards; what a cell holds does not change.
Another GDAL may write other XML: where one piece is not found, nothing is changed at all.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ..core.model.schema import Kind

_LEAST, _MOST = 8, 60
"""Widths of columns, in characters."""
_DATE = "1"
"""The style that GDAL gives a date."""
_HEAD_TEXT, _TOTAL_TEXT = "6", "9"
_PLAIN, _TOTAL = {"int": "7", "float": "8"}, {"int": "10", "float": "11"}
"""Styles that come after the six of GDAL."""
_STYLES = (
    ('<fonts count="1">', '<fonts count="2">'),
    ("</fonts>", '<font><b/><name val="Arial"/><family val="2"/><sz val="10"/></font></fonts>'),
    ('formatCode="DD/MM/YY"', 'formatCode="DD\\-MM\\-YYYY"'),
    ('<numFmts count="4">', '<numFmts count="7">'),
    ("</numFmts>", '<numFmt formatCode="#,##0.0" numFmtId="170"/></numFmts>'),
    ('<cellXfs count="6">', '<cellXfs count="12">'),
)
_FORMATS = (
    '<xf numFmtId="164" fontId="1" xfId="0" applyFont="1" applyAlignment="1">'
    '<alignment wrapText="1" vertical="top"/></xf>'
    '<xf numFmtId="3" xfId="0" applyNumberFormat="1"/><xf numFmtId="170" xfId="0" applyNumberFormat="1"/>'
    '<xf numFmtId="164" fontId="1" xfId="0" applyFont="1"/>'
    '<xf numFmtId="3" fontId="1" xfId="0" applyFont="1" applyNumberFormat="1"/>'
    '<xf numFmtId="170" fontId="1" xfId="0" applyFont="1" applyNumberFormat="1"/></cellXfs>'
)
_FROZEN = (
    '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" '
    'state="frozen"/></sheetView></sheetViews>'
)
_SHEET = re.compile(r"xl/worksheets/sheet(\d+)\.xml")
_COLUMNS = re.compile(r"<cols>.*?</cols>", re.DOTALL)
_CELL = re.compile(r'<c r="([A-Z]+)(\d+)"([^>]*)>')


class OtherXmlError(Exception):
    """GDAL wrote something else than what is known here; the message is what was looked for."""


@dataclass(frozen=True)
class Look:
    """What decides how one sheet looks: the kinds and widths of its columns, and the row of its total."""

    kinds: tuple[Kind, ...]
    widths: tuple[float, ...]
    total: int | None = None

    @classmethod
    def of(cls, kinds: Sequence[Kind], rows: Sequence[Sequence[str]], *, total: bool = False) -> Look:
        """Of the texts in a sheet, its header first."""
        head, *body = rows
        widths = []
        for place, name in enumerate(head):
            longest = max([*(len(row[place]) for row in body), *(len(word) + 1 for word in name.split())], default=0)
            widths.append(float(min(max(longest, _LEAST), _MOST) + 2))
        return cls(tuple(kinds), tuple(widths), len(rows) if total else None)


def dressing(looks: Sequence[Look]) -> Callable[[str, bytes], bytes]:
    """What changes an entry of the XLSX that holds these sheets, in their order.

    It raises :class:`OtherXmlError` where the XML is not the one that is known.
    """

    def dressed(name: str, content: bytes) -> bytes:
        found = _SHEET.fullmatch(name)
        if found and int(found[1]) <= len(looks):
            return _sheet(content.decode(), looks[int(found[1]) - 1]).encode()
        if name == "xl/styles.xml":
            return _styles(content.decode()).encode()
        if name == "xl/workbook.xml" and b"<bookViews" not in content:
            return _put(content.decode(), "<sheets>", "<bookViews><workbookView/></bookViews><sheets>").encode()
        return content

    return dressed


def _put(xml: str, old: str, new: str) -> str:
    if old not in xml:
        raise OtherXmlError(old)
    return xml.replace(old, new, 1)


def _styles(xml: str) -> str:
    for old, new in _STYLES:
        xml = _put(xml, old, new)
    return _put(xml, "</cellXfs>", _FORMATS)


def _sheet(xml: str, look: Look) -> str:
    columns = "".join(
        f'<col min="{place}" max="{place}" width="{width:g}" customWidth="1"/>'
        for place, width in enumerate(look.widths, 1)
    )
    xml = _COLUMNS.sub("", xml, count=1)
    xml = _put(xml, "<sheetData>", f"{_FROZEN}<cols>{columns}</cols><sheetData>")
    if not _CELL.search(xml):
        raise OtherXmlError(_CELL.pattern)
    return _CELL.sub(lambda cell: _cell(cell, look), xml)


def _cell(cell: re.Match[str], look: Look) -> str:
    letters, row, rest = cell[1], int(cell[2]), cell[3]
    if f's="{_DATE}"' in rest:
        return cell[0]
    total = row == look.total
    style: str | None
    if row == 1:
        style = _HEAD_TEXT
    elif "t=" in rest:
        style = _TOTAL_TEXT if total else None
    else:
        style = (_TOTAL if total else _PLAIN).get(look.kinds[_place(letters)])
    return cell[0] if style is None else f'<c r="{letters}{row}" s="{style}"{rest}>'


def _place(letters: str) -> int:
    """The number of a column: A is 0, AA is 26."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1
