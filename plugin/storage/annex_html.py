# SPDX-License-Identifier: GPL-2.0-or-later
"""The document of an annex as HTML: one accessible page beside its pictures."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from pathlib import Path

from ..core.annex.report import Block, Document, Grid, Heading, Paragraph, Picture
from ..core.wording import readable
from . import failures
from .beside import written_beside

STYLE = """
body { font-family: Arial, "Liberation Sans", sans-serif; color: #1a1a1a; margin: 0 auto; max-width: 62rem;
  padding: 1.5rem; line-height: 1.45; }
h1 { font-size: 1.9rem; margin-bottom: .2rem; } h2 { font-size: 1.4rem; margin-top: 2.2rem; }
h3 { font-size: 1.1rem; margin-top: 1.6rem; }
table { border-collapse: collapse; width: 100%; font-size: .85rem; margin: .6rem 0 1.2rem; }
caption { text-align: left; font-weight: bold; padding: .3rem 0; }
caption.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
th, td { border: 1px solid #bdbdbd; padding: .25rem .45rem; text-align: left; vertical-align: top; }
thead th { background: #edeff2; } tbody th { font-weight: normal; } tfoot td, tfoot th { font-weight: bold; }
.r { text-align: right; } .mark { float: right; border: 2px solid #1a1a1a; padding: .2rem .8rem; font-weight: bold; }
.mark.secret { background: #6a1b9a; color: #fff; border-color: #6a1b9a; }
.todo { border-left: 4px solid #c0761a; padding: .3rem .8rem; background: #fff7ea; } .note { color: #595959; }
figure { margin: 1rem 0; } img { max-width: 100%; border: 1px solid #bdbdbd; } nav li { margin: .15rem 0; }
@media print { nav { display: none; } h2 { break-before: page; } table, figure { break-inside: avoid; } }
"""
_SKIP = {"nl": "Inhoud", "en": "Contents"}


def clean(text: str) -> str:
    """Text for HTML and XML: escaped, without characters that neither allows."""
    return escape(readable(text), quote=True)


def write_html(target: Path, document: Document, *, secret: bool) -> None:
    """Write the document as one page; pictures are beside it under their relative names.

    Raises
    ------
    StorageError
        When the folder cannot be written.
    """
    page = "\n".join(_page(document, secret=secret)) + "\n"
    with written_beside(target) as fresh:
        try:
            fresh.write_text(page, encoding="utf-8", newline="\n")
        except OSError as error:
            raise failures.cannot_write(target, error) from error


def _page(document: Document, *, secret: bool) -> Iterator[str]:
    title = clean(f"{document.title} – {document.subtitle}")
    yield "<!DOCTYPE html>"
    yield f'<html lang="{document.language}">'
    yield f'<head><meta charset="utf-8"><title>{title}</title>'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<style>{STYLE}</style></head>"
    yield "<body><header>"
    yield f'<p class="mark{" secret" if secret else ""}">{clean(document.mark)}</p>'
    yield f"<h1>{clean(document.title)}</h1><p>{clean(document.subtitle)}</p></header>"
    chapters = [block for block in document.blocks if isinstance(block, Heading) and block.level == 1]
    label = _SKIP[document.language]
    yield f'<nav aria-label="{label}"><h2>{label}</h2><ul>'
    for number, chapter in enumerate(chapters, 1):
        yield f'<li><a href="#h{number}">{clean(chapter.text)}</a></li>'
    yield "</ul></nav><main>"
    number = 0
    for block in document.blocks:
        if isinstance(block, Heading) and block.level == 1:
            number += 1
            yield f'<h2 id="h{number}">{clean(block.text)}</h2>'
        else:
            yield from _block(block)
    yield "</main></body></html>"


def _block(block: Block) -> Iterator[str]:
    if isinstance(block, Heading):
        yield f"<h{block.level + 1}>{clean(block.text)}</h{block.level + 1}>"
    elif isinstance(block, Paragraph):
        kind = "" if block.kind == "body" else f' class="{block.kind}"'
        yield f"<p{kind}>{clean(block.text)}</p>"
    elif isinstance(block, Picture):
        yield f'<figure><img src="{clean(block.file)}" alt="{clean(block.alt)}" width="{block.share * 100:.0f}%">'
        yield f"<figcaption>{clean(block.caption)}</figcaption></figure>"
    else:
        yield from _table(block)


def _table(grid: Grid) -> Iterator[str]:
    hidden = "" if grid.shown else ' class="hidden"'
    yield f"<table><caption{hidden}>{clean(grid.title)}</caption><thead><tr>"
    for text, right in zip(grid.head, grid.right, strict=True):
        yield f'<th scope="col"{_side(right)}>{clean(text)}</th>'
    yield "</tr></thead><tbody>"
    rows = grid.rows[:-1] if grid.total else grid.rows
    yield from (_row(row, grid) for row in rows)
    yield "</tbody>"
    if grid.total:
        yield f"<tfoot>{_row(grid.rows[-1], grid)}</tfoot>"
    yield "</table>"


def _row(row: tuple[str, ...], grid: Grid) -> str:
    first = f'<th scope="row">{clean(row[0])}</th>'
    others = zip(row[1:], grid.right[1:], strict=True)
    return "<tr>" + first + "".join(f"<td{_side(right)}>{clean(text)}</td>" for text, right in others) + "</tr>"


def _side(right: bool) -> str:  # noqa: FBT001
    return ' class="r"' if right else ""
