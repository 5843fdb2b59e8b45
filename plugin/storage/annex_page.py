# SPDX-License-Identifier: GPL-2.0-or-later
"""The plan on one page, as one HTML file that asks nothing of any network.

Style and script stand in the file itself (``resources/page``), and a policy in its head forbids the rest. What
can be read is in the page without the script: that adds the slider, the going over the map and the choice of variants.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from ..core.annex.page import Division, Page, Region, Rows
from ..core.annex.page_map import Canvas
from ..core.wording import Text, word
from . import failures
from .annex_html import clean
from .beside import written_beside

_OWN = Path(__file__).resolve().parents[2] / "resources" / "page"
_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
)
_LAID_OUT_FOR = 700
"""Pixels of a map for who has no script."""

_QUARTER = Text("Kwartaal", "Quarter")
_MAP, _BESIDE, _NO_OTHER = Text("Kaart", "Map"), Text("Ernaast", "Beside it"), Text("geen", "none")
_VERDICT = Text("{name}: {verdict}", "{name}: {verdict}")
_BALANCE = Text("Saldo in het kwartaal (midden, getekend)", "Balance in the quarter (middle, signed)")
_REGIONS = Text("Regio's van {name}", "Regions of {name}")
_PLAN = Text("{name} in cijfers", "{name} in figures")
_FINDINGS = Text("Bevindingen van {name} ({n:int})", "Findings of {name} ({n:int})")
_NO_FINDINGS = Text("Geen bevindingen.", "No findings.")
_FACTS = Text("Waar de cijfers op rusten", "What the figures rest on")
_POINT = Text("Wijs een gemeente of locatie aan.", "Point at a municipality or a location.")
_NO_MAP = Text("Dit plan heeft nog geen gemeenten.", "This plan has no municipalities yet.")
_SCRIPT = Text(
    "Zonder JavaScript staan hier alle indelingen onder elkaar, met de plekken van {moment}.",
    "Without JavaScript all divisions stand here below each other, with the places of {moment}.",
)
_PLACES = Text(
    "Plekken, het laagste aantal in het kwartaal: getekend {{signed}}, met voornemens {{intended}}.",
    "Places, the lowest number in the quarter: signed {{signed}}, with intentions {{intended}}.",
)
_UNKNOWN = Text("onbekend", "unknown")
_SIGNED = Text("locatie, getekend (grootte: plekken)", "location, signed (size: places)")
_INTENDED = Text("voornemen", "intention")
_UNSURE = Text("plekken onbekend", "places unknown")
_LOOSE = Text("niet toegewezen", "not assigned")
_AWAY = Text(
    "Een locatie zonder plekken in het gekozen kwartaal staat niet op de kaart.",
    "A location without places in the chosen quarter is not on the map.",
)
_ZOOM = ((0.7, Text("Inzoomen", "Zoom in")), (1 / 0.7, Text("Uitzoomen", "Zoom out")), (1e6, Text("Alles", "All")))


def write_page(target: Path, page: Page) -> None:
    """Write the page.

    Raises
    ------
    StorageError
        When the folder cannot be written.
    """
    text = "\n".join(_Writer(page).lines()) + "\n"
    with written_beside(target) as fresh:
        try:
            fresh.write_text(text, encoding="utf-8", newline="\n")
        except OSError as error:
            raise failures.cannot_write(target, error) from error


class _Writer:
    def __init__(self, page: Page) -> None:
        self._page = page

    def _t(self, text: Text, **figures: object) -> str:
        return clean(word(text, figures, self._page.language))

    def lines(self) -> Iterator[str]:
        page = self._page
        yield f'<!DOCTYPE html>\n<html lang="{page.language}">\n<head><meta charset="utf-8">'
        yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
        yield '<meta name="referrer" content="no-referrer">'
        yield f"<title>{clean(page.title)}</title>"
        yield f"<style>\n{(_OWN / 'page.css').read_text(encoding='utf-8')}</style></head>\n<body>"
        yield f'<header><p class="mark{" secret" if page.secret else ""}">{clean(page.mark)}</p>'
        yield f"<h1>{clean(page.title)}</h1><p>{clean(page.subtitle)}</p></header>\n<main>"
        yield from self._bar()
        yield from self._maps()
        yield from self._legend()
        for number, division in enumerate(page.divisions):
            yield from self._division(number, division)
        yield f"</main>\n<footer><details><summary>{self._t(_FACTS)}</summary>"
        yield from _pairs(page.facts)
        yield f'</details><p class="soft">{clean(page.source)}</p></footer>'
        yield f'<script type="application/json" id="data">{_embedded(self._data())}</script>'
        yield f"<script>\n{(_OWN / 'page.js').read_text(encoding='utf-8')}</script>\n</body></html>"

    def _bar(self) -> Iterator[str]:
        page = self._page
        yield f'<noscript><p class="soft">{self._t(_SCRIPT, moment=page.moments[0])}</p></noscript>'
        yield '<div class="bar" data-script hidden>'
        last = len(page.moments) - 1
        yield f'<label>{self._t(_QUARTER)} <input type="range" id="moment" min="0" max="{last}" value="0" step="1"'
        yield f' aria-valuetext="{clean(page.moments[0])}"></label>'
        yield f'<output for="moment" id="when">{clean(page.moments[0])}</output>'
        if len(page.divisions) > 1:
            yield f'<label>{self._t(_MAP)} <select id="left">{self._options(0)}</select></label>'
            none = f'<option value="-1">{self._t(_NO_OTHER)}</option>'
            yield f'<label>{self._t(_BESIDE)} <select id="right">{none}{self._options(1)}</select></label>'
        yield "</div>"

    def _options(self, chosen: int) -> str:
        names = [clean(division.name) for division in self._page.divisions]
        return "".join(
            f'<option value="{n}"{" selected" if n == chosen else ""}>{name}</option>' for n, name in enumerate(names)
        )

    def _maps(self) -> Iterator[str]:
        canvas = self._page.canvas
        if canvas is None:
            yield f"<p>{self._t(_NO_MAP)}</p>"
        yield '<div class="maps">'
        for number, division in enumerate(self._page.divisions):
            yield f'<figure data-n="{number}"><figcaption>'
            yield f"<h3>{self._t(_VERDICT, name=division.name, verdict=division.verdict)}</h3>"
            yield f'<ul class="parts">{"".join(f"<li>{clean(line)}</li>" for line in division.parts)}</ul></figcaption>'
            if canvas is not None:
                yield from self._svg(number, division, canvas)
            yield "</figure>"
        yield f'</div>\n<p id="info" aria-live="polite" data-script hidden>{self._t(_POINT)}</p>'

    def _svg(self, number: int, division: Division, canvas: Canvas) -> Iterator[str]:
        unit = max(canvas.width, canvas.height) / _LAID_OUT_FOR
        words = ", ".join(f"{name}: {value}" for name, value in division.figures)
        yield (
            f'<svg role="img" tabindex="0" viewBox="0 0 {canvas.width} {canvas.height}" style="--unit:{unit:.2f}" '
            f'aria-label="{clean(f"{division.name}. {words}")}">'
        )
        if not number:
            side = round(unit * 8)
            yield f'<defs><pattern id="loose" width="{side}" height="{side}" patternUnits="userSpaceOnUse">'
            yield f'<rect width="100%" height="100%" fill="#fff"/>{_hatch(side)}</pattern>'
            yield from (f'<path id="a{i}" d="{area.path}"/>' for i, area in enumerate(self._page.areas))
            yield "</defs>"
        yield from (f'<path class="around" d="{path}"/>' for path in self._page.around)
        for i, region in enumerate(division.region_of):
            fill = division.regions[region].fill if region >= 0 else "url(#loose)"
            yield f'<use class="area" data-area="{i}" href="#a{i}" fill-rule="evenodd" fill="{fill}"/>'
        for i, region_ in enumerate(division.regions):
            yield f'<path class="outline" data-outline="{number} {i}" d="{region_.outline}"/>'
        yield from self._spots(unit)
        yield from self._names(number, division, unit)
        yield "</svg>"
        buttons = "".join(f'<button type="button" data-by="{by}">{self._t(text)}</button>\n' for by, text in _ZOOM)
        yield f'<p class="zoom" data-script hidden>{buttons}</p>'

    def _spots(self, unit: float) -> Iterator[str]:
        for i, spot in enumerate(self._page.spots):
            x, y = spot.place
            places = spot.signed[0] or spot.intended[0] or 0
            yield f'<circle class="spot" data-i="{i}" cx="{x}" cy="{y}" r="{unit * (4 + places**0.5 * 0.45):.0f}"/>'
            yield f'<text class="ask" data-i="{i}" x="{x}" y="{y}" hidden>?</text>'

    def _names(self, number: int, division: Division, unit: float) -> Iterator[str]:
        for area in self._page.areas:
            x, y = area.label
            yield f'<text class="small" x="{x}" y="{y}">{clean(area.name)}</text>'
        for i, region in enumerate(division.regions):
            if region.label is None:
                continue
            x, y = region.label
            yield f'<text class="name" x="{x}" y="{y}">{clean(region.name)}</text>'
            if region.moments:
                yield (
                    f'<text class="balance{_short(region)}" data-balance="{number} {i}" x="{x}" y="{y}" '
                    f'dy="{unit * 15:.0f}">'
                    f"{clean(region.moments[0].balance)}</text>"
                )

    def _legend(self) -> Iterator[str]:
        yield '<ul class="legend">'
        for kind, text, inside in (("", _SIGNED, ""), (" plan", _INTENDED, ""), (" unknown", _UNSURE, "?")):
            mark = f'<text x="10" y="14" style="--unit:1">{inside}</text>' if inside else ""
            circle = f'<circle class="spot{kind}" cx="10" cy="10" r="8"/>'
            yield f'<li><svg viewBox="0 0 20 20" aria-hidden="true">{circle}{mark}</svg>{self._t(text)}</li>'
        if any(-1 in division.region_of for division in self._page.divisions):
            swatch = f'<svg viewBox="0 0 20 20" aria-hidden="true">{_hatch(20)}</svg>'
            yield f"<li>{swatch}{self._t(_LOOSE)}</li>"
        yield f'</ul><p class="soft">{self._t(_AWAY)}</p>'

    def _division(self, number: int, division: Division) -> Iterator[str]:
        yield f'<section data-n="{number}"><h2>{self._t(_REGIONS, name=division.name)}</h2>'
        yield from self._region_table(number, division)
        yield f"<h2>{self._t(_PLAN, name=division.name)}</h2>"
        yield from _pairs(division.figures)
        yield f"<details><summary>{self._t(_FINDINGS, name=division.name, n=len(division.findings))}</summary>"
        if division.findings:
            yield from _table(self._page.finding_head, division.findings)
        else:
            yield f"<p>{self._t(_NO_FINDINGS)}</p>"
        yield "</details></section>"

    def _region_table(self, number: int, division: Division) -> Iterator[str]:
        label = self._t(_REGIONS, name=division.name)
        yield f'<div class="wide" tabindex="0" role="region" aria-label="{label}"><table><thead><tr>'
        yield "".join(f'<th scope="col">{clean(name)}</th>' for name in division.region_head)
        if self._page.has_need:
            yield f'<th scope="col">{self._t(_BALANCE)}</th>'
        yield "</tr></thead><tbody>"
        for i, region in enumerate(division.regions):
            name, *cells = region.cells
            swatch = f'<span class="swatch" style="background:{region.fill}"></span>'
            yield f'<tr><th scope="row">{swatch}<button type="button" aria-pressed="false" data-region="{number} {i}">'
            yield f"{clean(name)}</button></th>" + "".join(f"<td>{clean(value)}</td>" for value in cells)
            if self._page.has_need:
                first = region.moments[0] if region.moments else None
                said = "" if first is None else clean(f"{first.balance} ({first.words})")
                yield f'<td class="{_short(region).strip()}" data-balance="{number} {i}">{said}</td>'
            yield "</tr>"
        yield "</tbody></table></div>"

    def _data(self) -> dict[str, object]:
        page = self._page
        balances = [
            [[(m.balance, m.short, m.words) for m in region.moments] for region in division.regions]
            for division in page.divisions
        ]
        return {
            "language": page.language,
            "size": None if page.canvas is None else (page.canvas.width, page.canvas.height),
            "moments": page.moments,
            "areas": [division.area_words for division in page.divisions],
            "spots": [{"words": spot.words, "signed": spot.signed, "intended": spot.intended} for spot in page.spots],
            "balances": balances,
            "words": {
                "places": word(_PLACES, {}, page.language),
                "unknown": _UNKNOWN.in_language(page.language),
            },
        }


def _short(region: Region) -> str:
    return " short" if region.moments and region.moments[0].short else ""


def _hatch(side: int) -> str:
    """Two crossing lines in a square."""
    return f'<path d="M0 0L{side} {side}M0 {side}L{side} 0" stroke="#595959" stroke-width="{side / 14:.1f}"/>'


def _embedded(data: object) -> str:
    """JSON inside an element of HTML: nothing in it can end the element."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")


def _pairs(pairs: tuple[tuple[str, str], ...]) -> Iterator[str]:
    yield '<table class="pairs"><tbody>'
    yield from (f'<tr><th scope="row">{clean(name)}</th><td>{clean(value)}</td></tr>' for name, value in pairs)
    yield "</tbody></table>"


def _table(head: tuple[str, ...], rows: Rows) -> Iterator[str]:
    yield '<div class="wide" tabindex="0"><table><thead><tr>'
    yield "".join(f'<th scope="col">{clean(name)}</th>' for name in head)
    yield "</tr></thead><tbody>"
    yield from ("<tr>" + "".join(f"<td>{clean(value)}</td>" for value in row) + "</tr>" for row in rows)
    yield "</tbody></table></div>"
