# SPDX-License-Identifier: GPL-2.0-or-later
"""The document of an annex as ODT, from a template: real headings, header rows, alt texts, a language.

A template is any ODT in which a paragraph holds ``{{bijlage}}``; ``{{titel}}``, ``{{ondertitel}}`` and
``{{merk}}`` are filled in wherever they stand, also in headers and footers. Headings use the template's own
styles.
"""

from __future__ import annotations

import re
import struct
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from ..core.annex.report import Block, Document, Grid, Heading, Paragraph, Picture
from ..core.errors import StorageError
from ..core.wording import Text
from . import failures
from .annex_html import clean
from .annex_steady import write_entry
from .beside import written_beside
from .templates import CONTENT, MANIFEST, read_document

TEXT_WIDTH_CM = 17.0
TEXT_HEIGHT_CM = 22.5

_PLACE = re.compile(r"<text:p\b[^>]*>(?:(?!</text:p>).)*\{\{bijlage\}\}(?:(?!</text:p>).)*</text:p>", re.DOTALL)
_VALUE = re.compile(r"\{\{(titel|ondertitel|merk)\}\}")
_NO_TEMPLATE = Text(
    "Sjabloon {path} is geen ODT met een alinea ‘{{{{bijlage}}}}’.",
    "Template {path} is no ODT with a paragraph ‘{{{{bijlage}}}}’.",
)
_REPAIR = Text("Herstel het sjabloon of verwijder het uit de map.", "Repair the template or remove it.")

_STYLES = """
<style:style style:name="OA_Tabel" style:family="table"><style:table-properties style:width="{width}cm"
 table:align="left" table:border-model="collapsing"
 fo:margin-top="0.1cm" fo:margin-bottom="0.4cm" fo:keep-with-next="auto"/></style:style>
<style:style style:name="OA_EersteKop" style:family="paragraph" style:parent-style-name="Heading_20_1">
<style:paragraph-properties fo:break-before="auto"/></style:style>
<style:style style:name="OA_Rij" style:family="table-row"><style:table-row-properties
 fo:keep-together="always"/></style:style>
<style:style style:name="OA_Kop" style:family="table-cell"><style:table-cell-properties
 fo:background-color="#edeff2" fo:padding="0.08cm" fo:border="0.5pt solid #bdbdbd"/></style:style>
<style:style style:name="OA_Cel" style:family="table-cell"><style:table-cell-properties
 fo:padding="0.08cm" fo:border="0.5pt solid #bdbdbd"/></style:style>
<style:style style:name="OA_Tekst" style:family="paragraph" style:parent-style-name="Standard">
<style:paragraph-properties fo:margin-top="0cm" fo:margin-bottom="0cm" fo:text-align="start"/>
<style:text-properties fo:font-size="8pt"/></style:style>
<style:style style:name="OA_Getal" style:family="paragraph" style:parent-style-name="OA_Tekst">
<style:paragraph-properties fo:margin-top="0cm" fo:margin-bottom="0cm" fo:text-align="end"/>
<style:text-properties fo:font-size="8pt"/></style:style>
<style:style style:name="OA_KopTekst" style:family="paragraph" style:parent-style-name="OA_Tekst">
<style:paragraph-properties fo:margin-top="0cm" fo:margin-bottom="0cm" fo:text-align="start"/>
<style:text-properties fo:font-size="8pt" fo:font-weight="bold"/></style:style>
<style:style style:name="OA_KopGetal" style:family="paragraph" style:parent-style-name="OA_Tekst">
<style:paragraph-properties fo:margin-top="0cm" fo:margin-bottom="0cm" fo:text-align="end"/>
<style:text-properties fo:font-size="8pt" fo:font-weight="bold"/></style:style>
<style:style style:name="OA_Open" style:family="paragraph" style:parent-style-name="Standard">
<style:paragraph-properties fo:background-color="#fff7ea" fo:padding="0.15cm"
 fo:border-left="3pt solid #c0761a" fo:border-top="none" fo:border-right="none" fo:border-bottom="none"
 fo:margin-bottom="0.2cm"/></style:style>
<style:style style:name="OA_Noot" style:family="paragraph" style:parent-style-name="Standard">
<style:text-properties fo:color="#595959"/></style:style>
<style:style style:name="OA_Titel" style:family="paragraph" style:parent-style-name="Standard">
<style:paragraph-properties fo:margin-top="0.2cm" fo:margin-bottom="0.05cm" fo:keep-with-next="always"/>
<style:text-properties fo:font-size="8.5pt" fo:font-weight="bold"/></style:style>
<style:style style:name="OA_Beeld" style:family="graphic"><style:graphic-properties
 style:vertical-pos="top" style:vertical-rel="baseline" fo:border="0.5pt solid #bdbdbd"/></style:style>
"""
_PARAGRAPHS = {"body": "Standard", "todo": "OA_Open", "note": "OA_Noot"}


def write_odt(target: Path, document: Document, template: Path, pictures: Path) -> None:
    """Write the document into a copy of the template.

    Parameters
    ----------
    pictures : folder that the names of the pictures are relative to

    Raises
    ------
    StorageError
        When the template is none, or the folder cannot be written.
    """
    parts = read_document(template)
    body = _Body(document, pictures)
    place = _PLACE.search(parts[CONTENT].decode())
    if place is None:
        raise StorageError(_NO_TEMPLATE, _REPAIR, path=str(template), details="no {{bijlage}} in content.xml")
    values = {"titel": document.title, "ondertitel": document.subtitle, "merk": document.mark}
    content = "".join(body.blocks())
    before, after = (_filled(text, values) for text in (place.string[: place.start()], place.string[place.end() :]))
    parts[CONTENT] = (_with_styles(before, body.column_styles) + content + after).encode()
    for name in ("styles.xml", "meta.xml"):
        if name in parts:
            parts[name] = _filled(parts[name].decode(), values).encode()
    parts[MANIFEST] = _listed(parts[MANIFEST].decode(), body.files).encode()
    _write(target, parts, {f"Pictures/{name}": path.read_bytes() for name, path in body.files.items()})


def _write(target: Path, parts: Mapping[str, bytes], pictures: Mapping[str, bytes]) -> None:
    """The type first and unpacked, as the format asks."""
    with written_beside(target) as fresh:
        try:
            with zipfile.ZipFile(fresh, "w") as archive:
                write_entry(archive, "mimetype", b"application/vnd.oasis.opendocument.text", stored=True)
                for name, content in parts.items():
                    if name != "mimetype":
                        write_entry(archive, name, content)
                for name, content in pictures.items():
                    write_entry(archive, name, content, stored=True)
        except OSError as error:
            raise failures.cannot_write(target, error) from error


class _Body:
    """Blocks as ODF; remembers the pictures and the widths of columns that they need."""

    def __init__(self, document: Document, folder: Path) -> None:
        self._document, self._folder = document, folder
        self.files: dict[str, Path] = {}
        self.column_styles: list[str] = []
        self._tables = 0
        self._begun = False

    def blocks(self) -> Iterator[str]:
        for block in self._document.blocks:
            yield self._block(block)

    def _block(self, block: Block) -> str:
        if isinstance(block, Heading):
            level = block.level
            style = f"Heading_20_{level}" if level > 1 or self._begun else "OA_EersteKop"
            self._begun = True
            return f'<text:h text:style-name="{style}" text:outline-level="{level}">{clean(block.text)}</text:h>'
        if isinstance(block, Paragraph):
            return _p(block.text, _PARAGRAPHS[block.kind])
        if isinstance(block, Picture):
            return self._picture(block)
        return self._table(block)

    def _picture(self, picture: Picture) -> str:
        path = self._folder / picture.file
        name = path.name
        self.files[name] = path
        wide, high = png_size(path)
        width = TEXT_WIDTH_CM * picture.share
        height = width * high / wide
        if height > TEXT_HEIGHT_CM:
            width, height = width * TEXT_HEIGHT_CM / height, TEXT_HEIGHT_CM
        frame = (
            f'<draw:frame draw:style-name="OA_Beeld" draw:name="{clean(name)}" text:anchor-type="as-char" '
            f'svg:width="{width:.2f}cm" svg:height="{height:.2f}cm">'
            f'<draw:image xlink:href="Pictures/{clean(name)}" xlink:type="simple" xlink:show="embed" '
            f'xlink:actuate="onLoad"/><svg:title>{clean(picture.caption)}</svg:title>'
            f"<svg:desc>{clean(picture.alt)}</svg:desc></draw:frame>"
        )
        return f'<text:p text:style-name="Standard">{frame}</text:p>'

    def _table(self, grid: Grid) -> str:
        self._tables += 1
        number = self._tables
        columns = []
        for place, weight in enumerate(grid.weights):
            style = f"OA_K{number}_{place}"
            self.column_styles.append(
                f'<style:style style:name="{style}" style:family="table-column"><style:table-column-properties '
                f'style:column-width="{TEXT_WIDTH_CM * weight:.3f}cm"/></style:style>'
            )
            columns.append(f'<table:table-column table:style-name="{style}"/>')
        head = _cells(grid.head, grid, "OA_Kop", bold=True)
        rows = [
            _row(_cells(row, grid, "OA_Cel", bold=grid.total and place == len(grid.rows) - 1))
            for place, row in enumerate(grid.rows)
        ]
        return (
            (_p(grid.title, "OA_Titel") if grid.shown else "")
            + f'<table:table table:name="Tabel {number}: {clean(grid.title)}" table:style-name="OA_Tabel">'
            + "".join(columns)
            + f"<table:table-header-rows>{_row(head)}</table:table-header-rows>"
            + "".join(rows)
            + "</table:table>"
        )


def _p(text: str, style: str) -> str:
    return f'<text:p text:style-name="{style}">{clean(text)}</text:p>'


def _row(cells: str) -> str:
    return f'<table:table-row table:style-name="OA_Rij">{cells}</table:table-row>'


def _cells(row: tuple[str, ...], grid: Grid, style: str, *, bold: bool) -> str:
    out = []
    for text, right in zip(row, grid.right, strict=True):
        kind = ("OA_KopGetal" if right else "OA_KopTekst") if bold else "OA_Getal" if right else "OA_Tekst"
        start = f'<table:table-cell table:style-name="{style}" office:value-type="string">'
        out.append(f"{start}{_p(text, kind)}</table:table-cell>")
    return "".join(out)


def _with_styles(xml: str, columns: list[str]) -> str:
    made = _STYLES.format(width=TEXT_WIDTH_CM) + "".join(columns)
    if "</office:automatic-styles>" in xml:
        return xml.replace("</office:automatic-styles>", f"{made}</office:automatic-styles>", 1)
    whole = f"<office:automatic-styles>{made}</office:automatic-styles>"
    if "<office:automatic-styles/>" in xml:
        return xml.replace("<office:automatic-styles/>", whole, 1)
    return xml.replace("<office:body>", f"{whole}<office:body>", 1)


def _filled(xml: str, values: Mapping[str, str]) -> str:
    """The text of a template with its places filled; what is filled in is not looked at again."""
    return _VALUE.sub(lambda found: clean(values[found[1]]), xml)


def _listed(manifest: str, files: Mapping[str, Path]) -> str:
    entries = "".join(
        f'<manifest:file-entry manifest:full-path="Pictures/{clean(name)}" manifest:media-type="image/png"/>'
        for name in files
    )
    return manifest.replace("</manifest:manifest>", f"{entries}</manifest:manifest>")


def png_size(path: Path) -> tuple[int, int]:
    """Width and height of a PNG.

    Raises
    ------
    StorageError
        When it is none.
    """
    with path.open("rb") as file:
        start = file.read(24)
    if start[:8] != b"\x89PNG\r\n\x1a\n":
        raise failures.cannot_write(path, "not a PNG")
    wide, high = struct.unpack(">II", start[16:24])
    return wide, high
