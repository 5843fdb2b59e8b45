# SPDX-License-Identifier: GPL-2.0-or-later
"""A candidate on one sheet, as blocks that the writers of the annex turn into ODT and PDF. Always confidential."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from ..annex.report import SECRET, Block, Document, Grid, Heading, Paragraph, Picture
from ..wording import Language, Text, word

MOST = 5
Rows = Sequence[tuple[str, ...]]

_TITLE = Text("Verkenning {name}", "Scouting {name}")
_SUBTITLE = Text("{where}. Stand van {day}.", "{where}. As of {day}.")
_DOES = Text("Wat de locatie doet", "What the location does")
_TESTS = Text("Toetsen: {preset}", "Tests: {preset}")
_TIME = Text("Tijdlijn", "Timeline")
_OTHERS = Text("Alternatieven in de regio", "Alternatives in the region")
_OPEN = Text("Open vragen", "Open questions")
_MAPS = Text("Kaarten", "Maps")
_NONE = Text("Geen.", "None.")
_HEADS = {
    "figures": (Text("Cijfer", "Figure"), Text("Nu", "Now"), Text("Met locatie", "With location")),
    "tests": (
        Text("Toets", "Test"), Text("Oordeel", "Verdict"), Text("Gevonden", "Found"), Text("Norm", "Norm"),
        Text("Bron", "Source"),
    ),
    "others": (
        Text("Kandidaat", "Candidate"), Text("Fase", "Phase"), Text("Plekken", "Places"), Text("Reden", "Reason"),
    ),
}  # fmt: skip
_WEIGHTS = {
    "figures": (0.5, 0.25, 0.25), "tests": (0.4, 0.15, 0.12, 0.12, 0.21), "others": (0.35, 0.2, 0.1, 0.35),
}  # fmt: skip
_RIGHT = {
    "figures": (False, True, True), "tests": (False, False, True, True, False),
    "others": (False, False, True, False),
}  # fmt: skip


@dataclass(frozen=True)
class SiteSheet:
    """What stands on the sheet, in words.

    Parameters
    ----------
    name, where : of the candidate; its municipality and region, no address
    figures : title, now, with the location
    remarks : what must be known to read them
    tests : title, verdict, figure, norm, source
    time : step and day
    others : name, phase, places, reason; the first :data:`MOST` are shown
    questions : what is not known
    picture : file of the maps and what they show; None without
    """

    name: str
    where: str
    preset: str
    figures: Rows
    remarks: Sequence[str]
    tests: Rows
    time: Rows
    others: Rows
    questions: Sequence[str] = field(default_factory=tuple)
    picture: tuple[str, str] | None = None


def site_document(sheet: SiteSheet, dated: date, language: Language) -> Document:
    """The sheet as a document, marked as confidential."""

    def say(text: Text, **figures: object) -> str:
        return word(text, figures, language)

    def grid(kind: str, title: str, rows: Rows) -> list[Block]:
        head = tuple(text.in_language(language) for text in _HEADS[kind])
        if not rows:
            return [Heading(title, 2), Paragraph(say(_NONE))]
        made = Grid(title, head, tuple(rows), _RIGHT[kind], _WEIGHTS[kind], shown=False)
        return [Heading(title, 2), made]

    blocks: list[Block] = [*grid("figures", say(_DOES), sheet.figures)]
    blocks += [Paragraph(" ".join(sheet.remarks), "note")] if sheet.remarks else []
    if sheet.picture is not None:
        file, shows = sheet.picture
        blocks += [Heading(say(_MAPS), 2), Picture(file, shows, shows)]
    blocks += grid("tests", say(_TESTS, preset=sheet.preset), sheet.tests)
    blocks += [Heading(say(_TIME), 2), Paragraph(" · ".join(": ".join(row) for row in sheet.time))]
    blocks += grid("others", say(_OTHERS), sheet.others[:MOST])
    questions = Paragraph("; ".join(sheet.questions) + ".", "todo") if sheet.questions else Paragraph(say(_NONE))
    blocks += [Heading(say(_OPEN), 2), questions]
    return Document(
        say(_TITLE, name=sheet.name),
        say(_SUBTITLE, where=sheet.where, day=dated),
        SECRET.in_language(language),
        language,
        tuple(blocks),
        dated,
    )
