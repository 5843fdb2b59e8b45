# SPDX-License-Identifier: GPL-2.0-or-later
"""The document of an annex as plain blocks: headings, paragraphs, tables, pictures.

Its chapters are those of the format of the provincial plan (FMT h2–h8). Writers turn the blocks into ODT,
HTML and PDF; what a block says is the same in all of them.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Literal

from ..checks.assess import Assessment
from ..checks.finding import Severity, Verdict
from ..checks.summary import reasons, summary_line
from ..model import codes
from ..model.headings import headings, unit_word
from ..model.schema import Column
from ..model.setting import Setting
from ..model.settings import SETTINGS
from ..wording import Language, Text, figure, is_unknown, word
from .content import SOURCES, facts
from .figures import Figures
from .findings import grouped_rows
from .table import AnnexTable, named

ParagraphKind = Literal["body", "todo", "note"]


@dataclass(frozen=True)
class Heading:
    """A real heading; level 1 is a chapter."""

    text: str
    level: int = 1


@dataclass(frozen=True)
class Paragraph:
    """One paragraph; ``todo`` marks what the reader must still complete."""

    text: str
    kind: ParagraphKind = "body"


@dataclass(frozen=True)
class Grid:
    """A table in words: one header row, rows, and whether the last row is a total."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    right: tuple[bool, ...]
    weights: tuple[float, ...]
    total: bool = False
    shown: bool = True
    """Whether the title is printed; not when the heading above says it already."""


@dataclass(frozen=True)
class Picture:
    """A picture that goes along with the annex, with its words for who cannot see it."""

    file: str
    alt: str
    caption: str
    share: float = 1.0


Block = Heading | Paragraph | Grid | Picture


@dataclass(frozen=True)
class Document:
    """A document before it is a file."""

    title: str
    subtitle: str
    mark: str
    language: Language
    blocks: tuple[Block, ...]
    dated: date
    words: Mapping[str, str] = field(default_factory=dict)


_TITLE = Text("Bijlage bij het provinciaal plan", "Annex to the provincial plan")
_SUBTITLE = Text("{plan}. Peildatum {day}.", "{plan}. Reference date {day}.")
UNTITLED = Text("Opvang asielzoekers", "Reception of asylum seekers")
PUBLIC, SECRET = Text("OPENBAAR", "PUBLIC"), Text("VERTROUWELIJK", "CONFIDENTIAL")
_SUMMARY = Text("Samenvatting", "Summary")
_VERDICTS = {
    Verdict.NO: Text("Het plan voldoet niet.", "The plan does not comply."),
    Verdict.UNKNOWN: Text("Het plan is niet te beoordelen.", "The plan cannot be assessed."),
    Verdict.REMARKS: Text("Het plan voldoet, met aandachtspunten.", "The plan complies, with remarks."),
    Verdict.EMPTY: Text("Het plan is nog niet ingevuld.", "The plan is not filled in yet."),
    Verdict.YES: Text("Het plan voldoet.", "The plan complies."),
}
_NOT_ASSESSED = Text("Regels die niet te beoordelen zijn", "Rules that cannot be assessed")
_SUM = Text(
    "{verdict} Op {day} zijn er {faults}, {warnings} en {notes}. "
    "Het plan telt {municipalities} in {regions} en {locations}.",
    "{verdict} On {day} there are {faults}, {warnings} and {notes}. "
    "The plan counts {municipalities} in {regions} and {locations}.",
)
_COUNTED = {
    "faults": (Text("{n:int} fout", "{n:int} error"), Text("{n:int} fouten", "{n:int} errors")),
    "warnings": (
        Text("{n:int} waarschuwing", "{n:int} warning"),
        Text("{n:int} waarschuwingen", "{n:int} warnings"),
    ),
    "notes": (Text("{n:int} notitie", "{n:int} note"), Text("{n:int} notities", "{n:int} notes")),
    "municipalities": (
        Text("{n:int} gemeente", "{n:int} municipality"),
        Text("{n:int} gemeenten", "{n:int} municipalities"),
    ),
    "regions": (Text("{n:int} regio", "{n:int} region"), Text("{n:int} regio's", "{n:int} regions")),
    "locations": (
        Text("{n:int} open locatie", "{n:int} open location"),
        Text("{n:int} open locaties", "{n:int} open locations"),
    ),
}
_LEFT_OUT = Text(
    "Vertrouwelijke locaties zijn niet meegeteld, ook niet in totalen. Contactgegevens zijn weggelaten.",
    "Confidential locations are not counted, not in totals either. Contact data is left out.",
)
_INCLUDED = Text(
    "Deze bijlage bevat vertrouwelijke locaties en is niet bestemd voor openbaarmaking.",
    "This annex contains confidential locations and is not for publication.",
)
_CONTACTS = Text(
    "Vertrouwelijke locaties zijn niet meegeteld. Contactgegevens zijn op verzoek opgenomen.",
    "Confidential locations are not counted. Contact data is included on request.",
)
_SECOND = Text(
    "Hoofdstuk 1, de bestuurlijke en maatschappelijke context, schrijft de regietafel zelf.",
    "Chapter 1, the administrative and social context, is written by the provincial table itself.",
)
_CHAPTERS: tuple[tuple[Text, tuple[str, ...]], ...] = (
    (
        Text(
            "2 Huidige en toekomstig benodigde opvangcapaciteit",
            "2 Current and future reception capacity",
        ),
        ("H2a", "kaart:capaciteit", "H2b", "H2c"),
    ),
    (
        Text("3 Regionale samenwerking en regio-indeling", "3 Regional cooperation and regions"),
        ("kaart:overzicht", "H3a", "H3c", "kaart:reistijd", "kaart:regio"),
    ),
    (
        Text("4 Regionale invulling opvangbehoefte", "4 Regional filling of the need"),
        ("grafiek:plekken", "H4a", "H4b"),
    ),
    (Text("5 Invulling flexibele opvangvormen", "5 Flexible forms of reception"), ("H5",)),
    (
        Text(
            "6 Opties voor (onverwacht) hoge of lage capaciteitsbehoefte",
            "6 Options for (unexpectedly) high or low need",
        ),
        ("H6", "todo:opties"),
    ),
    (Text("7 Transitie en tijdspad", "7 Transition and time path"), ("H7a", "H7b")),
    (Text("8 Overige afspraken en uitwerkingen", "8 Other agreements and elaborations"), ("H8",)),
    (Text("Bevindingen en onderbouwing", "Findings and justification"), ("Toetsing",)),
)
_IN_FIGURES = Text("Het plan in cijfers", "The plan in figures")
_OPEN_FAULTS = Text("Openstaande fouten", "Open errors")
_OPTIONS = Text(
    "Nog aan te vullen: beschrijf hoe rekening wordt gehouden met een hogere of lagere behoefte dan de prognose.",
    "To be completed: describe how a need above or below the prognosis is dealt with.",
)
_OPTIONS_TITLE = Text("Beschrijving van de opties", "Description of the options")
_METHOD = Text("Instellingen, methode en bronnen", "Settings, method and sources")
_FACTS = Text("Waar de cijfers op rusten", "What the figures rest on")
_SETTINGS = Text("Instellingen van het plan", "Settings of the plan")
_FACT, _VALUE, _SOURCE = Text("gegeven", "fact"), Text("waarde", "value"), Text("bron", "source")
_SETTING = Text("instelling", "setting")
_SOURCES, _SHORT = Text("Bronnen", "Sources"), Text("afkorting", "abbreviation")
_LISTED = Text("{values}", "{values}")
_TO_DO = Text("Nog aan te vullen", "To be completed")
_TO_DO_LIST = Text("Deze onderdelen van het format zijn nog leeg:", "These parts of the format are still empty:")
_ALL_THERE = Text("Alle tabellen van het format zijn gevuld.", "All tables of the format are filled.")
_PART = Text("{title} (vervolg)", "{title} (continued)")

MAX_ROWS = 200
_NOTHING_YET = Text("Nog aan te vullen, voor alle rijen: {columns}.", "To be completed, for all rows: {columns}.")
_CUT = Text(
    "De eerste {n:int} van {all:int} rijen; alle rijen staan in tabellen/{code}.csv.",
    "The first {n:int} of {all:int} rows; all rows are in tabellen/{code}.csv.",
)


@dataclass(frozen=True)
class Illustration:
    """A map or chart that was made: which one, its file, its caption and its words."""

    kind: str
    file: str
    caption: str
    alt: str


def document(
    assessment: Assessment,
    tables: Sequence[AnnexTable],
    illustrations: Sequence[Illustration],
    *,
    private: bool = False,
    language: Language = "nl",
) -> Document:
    """The whole document.

    Parameters
    ----------
    assessment, tables : of the annex
    illustrations : what was drawn; without maps the document says so
    private : whether contact data is in the tables
    """
    return _Writer(assessment, tables, illustrations, private, language).document()


class _Writer:
    def __init__(
        self,
        assessment: Assessment,
        tables: Sequence[AnnexTable],
        illustrations: Sequence[Illustration],
        private: bool,  # noqa: FBT001
        language: Language,
    ) -> None:
        self._assessment, self._tables, self._language = assessment, named(tables), language
        self._pictures, self._private = illustrations, private
        self._s = assessment.situation

    def document(self) -> Document:
        secret = not self._s.plan.is_public
        plan = self._s.plan.settings["plan_naam"] or self._t(UNTITLED)
        return Document(
            title=self._t(_TITLE),
            subtitle=self._t(_SUBTITLE, plan=plan, day=self._s.day),
            mark=self._t(SECRET if secret else PUBLIC),
            language=self._language,
            blocks=tuple(self._blocks()),
            dated=self._s.day,
        )

    def _t(self, text: Text, **figures: object) -> str:
        return word(text, figures, self._language)

    def _blocks(self) -> Iterator[Block]:
        yield from self._summary()
        for title, parts in _CHAPTERS:
            yield Heading(self._t(title))
            for part in parts:
                kind, _, name = part.rpartition(":")
                if kind:
                    yield from self._other(kind, name)
                elif name in self._tables:
                    yield from self._table(self._tables[name])
        yield from self._method()
        yield from self._open_ends()

    def _summary(self) -> Iterator[Block]:
        s, report = self._s, self._assessment.report
        yield Heading(self._t(_SUMMARY))
        counts = {
            "faults": report.count(Severity.FAULT),
            "warnings": report.count(Severity.WARNING),
            "notes": report.count(Severity.NOTE),
            "municipalities": len(s.municipalities),
            "regions": len(s.regions),
            "locations": int(s.locations["open"].sum()),
        }
        counted = {name: self._t(_COUNTED[name][n != 1], n=n) for name, n in counts.items()}
        yield Paragraph(self._t(_SUM, verdict=_VERDICTS[report.verdict()], day=s.day, **counted))
        yield Paragraph(f"{summary_line(report, self._language)}.")
        yield Paragraph(self._t(_INCLUDED if not s.plan.is_public else _CONTACTS if self._private else _LEFT_OUT))
        yield Paragraph(self._t(_SECOND), "note")
        yield Heading(self._t(_IN_FIGURES), 2)
        yield self._pairs(_IN_FIGURES, (_FACT, _VALUE), Figures(self._assessment, self._language).of_plan())
        yield from self._faults()
        yield from self._not_assessed()

    def _not_assessed(self) -> Iterator[Block]:
        """Which rules could not be assessed, and why."""
        lines = [line for said in reasons(self._assessment.report, self._language).values() for line in said]
        if lines:
            yield Heading(self._t(_NOT_ASSESSED), 2)
            yield from (Paragraph(line) for line in lines)

    def _faults(self) -> Iterator[Block]:
        """Open errors stand in front: an annex is never silently complete."""
        table = self._tables["Toetsing"]
        fault = self._t(codes.SEVERITY.label(Severity.FAULT.value))
        rows = table.frame[table.frame["ernst"] == fault]
        if len(rows):
            yield Heading(self._t(_OPEN_FAULTS), 2)
            part = replace(table, frame=rows).part(("code", "onderwerp", "bericht", "reden"))
            yield replace(self._grid(self._t(_OPEN_FAULTS), part), shown=False)

    def _other(self, kind: str, name: str) -> Iterator[Block]:
        if kind == "todo":
            yield Heading(self._t(_OPTIONS_TITLE), 2)
            yield Paragraph(self._t(_OPTIONS), "todo")
            return
        for picture in self._pictures:
            if picture.kind == name:
                yield Heading(picture.caption, 2)
                share = 0.85 if name == "regio" else 1.0
                yield Picture(picture.file, picture.alt, picture.caption, share)

    def _table(self, table: AnnexTable) -> Iterator[Block]:
        title = self._t(table.title)
        yield Heading(title, 2)
        if table.is_empty:
            kind: ParagraphKind = "body" if table.code in ("Toetsing", "Onvolledig") else "todo"
            yield Paragraph(self._t(table.missing), kind)
            return
        if table.code == "Toetsing":
            table = replace(table, frame=grouped_rows(self._assessment, table.frame, self._language))
        wanted = table.parts or (tuple(c.name for c in table.columns),)
        parts = [fitting for part in wanted for fitting in self._fitting(table, part)]
        for number, part in enumerate(parts):
            if len(part) > 1 and table.frame[list(part[1:])].isna().all(axis=None):
                labels = headings(table.part(part[1:]).columns, self._language)
                yield Paragraph(self._t(_NOTHING_YET, columns=labels), "todo")
                continue
            shown = title if not number else self._t(_PART, title=title)
            yield replace(self._grid(shown, table.part(part)), shown=bool(number))
        if len(table.frame) > MAX_ROWS:
            yield Paragraph(self._t(_CUT, n=MAX_ROWS, all=len(table.frame), code=table.code), "note")

    def _fitting(self, table: AnnexTable, names: tuple[str, ...]) -> list[tuple[str, ...]]:
        """Columns side by side without a broken word: in one table, else in as few as that takes."""
        made = self._grid("", table.part(names))
        least = dict(zip(names, _least(made.head, made.rows), strict=True))
        first, *rest = names
        for count in range(1, len(rest) + 1):
            size = math.ceil(len(rest) / count)
            parts = [(first, *rest[start : start + size]) for start in range(0, len(rest), size)]
            if all(sum(least[name] for name in part) <= PAGE for part in parts):
                return parts
        return [names]

    def _grid(self, title: str, table: AnnexTable) -> Grid:
        rows = [
            tuple(self._cell(value, column) for value, column in zip(row, table.columns, strict=True))
            for row in table.frame.head(MAX_ROWS).itertuples(index=False, name=None)
        ]
        if table.summed:
            totals = [self._cell(table.total(c.name), c) if c.name in table.summed else "" for c in table.columns]
            rows.append((table.total_label(self._language), *totals[1:]))
        head = tuple(headings(table.columns, self._language))
        right = tuple(column.kind in ("int", "float") for column in table.columns)
        return Grid(title, head, tuple(rows), right, _weights(head, rows), bool(table.summed))

    def _cell(self, value: Any, column: Column) -> str:
        if is_unknown(value):
            return "–"
        kind = {"km": "km", "min": "min", "€": "eur"}.get(column.unit, "")
        return figure(value, self._language, kind).removeprefix("€ ")

    def _method(self) -> Iterator[Block]:
        yield Heading(self._t(_METHOD))
        yield Heading(self._t(_FACTS), 2)
        rows = [(self._t(name), value) for name, value in facts(self._assessment, self._language)]
        yield self._pairs(_FACTS, (_FACT, _VALUE), rows)
        yield Heading(self._t(_SETTINGS), 2)
        settings = self._s.plan.settings
        lines = [
            (self._t(setting.label), self._setting(setting, settings[key]), setting.source or "–")
            for key, setting in SETTINGS.items()
            if key not in ("schema_versie", "plan_naam")
        ]
        yield self._pairs(_SETTINGS, (_SETTING, _VALUE, _SOURCE), lines)
        yield Heading(self._t(_SOURCES), 2)
        yield self._pairs(_SOURCES, (_SHORT, _SOURCE), [(name, self._t(text)) for name, text in SOURCES.items()])

    def _setting(self, setting: Setting, value: object) -> str:
        unit = f" {unit_word(setting.unit, self._language)}" if setting.unit else ""
        if is_unknown(value) or value == "":
            return "–"
        if setting.codes is not None:
            return self._t(setting.codes.label(value))
        if setting.key == "reserve_volgorde":
            kinds = [codes.CAPACITY_TYPE.label(kind.strip()) for kind in str(value).split(";")]
            return self._t(_LISTED, values=kinds)
        if isinstance(value, float) and not value.is_integer():
            return f"{value:g}".replace(".", "," if self._language == "nl" else ".") + unit
        return figure(value, self._language) + unit

    def _pairs(self, title: Text, head: Sequence[Text], rows: Sequence[tuple[str, ...]]) -> Grid:
        names = tuple(self._t(text) for text in head)
        return Grid(self._t(title), names, tuple(rows), (False,) * len(names), _weights(names, rows), shown=False)

    def _open_ends(self) -> Iterator[Block]:
        yield Heading(self._t(_TO_DO))
        empty = [t for t in self._tables.values() if t.is_empty and t.code not in ("Toetsing", "Onvolledig")]
        yield Paragraph(self._t(_TO_DO_LIST if empty else _ALL_THERE))
        for table in empty:
            yield Paragraph(f"{table.code} {self._t(table.title)}. {self._t(table.missing)}", "todo")
        yield Paragraph(f"{self._t(_OPTIONS_TITLE)} (H6). {self._t(_OPTIONS)}", "todo")
        yield from self._table(self._tables["Onvolledig"])


def _weights(head: Sequence[str], rows: Sequence[Sequence[str]]) -> tuple[float, ...]:
    """How wide columns are beside each other: no word is broken while there is room; then by how much is said."""
    least = _least(head, rows)
    wanted = []
    for place, name in enumerate(head):
        texts = [name, *(row[place] for row in rows)]
        average = sum(map(_ems, texts)) / len(texts)
        wanted.append(max(0.5, min(average, 30.0) - (least[place] - AROUND)))
    room = max(0.0, PAGE - sum(least))
    widths = [small + room * more / sum(wanted) for small, more in zip(least, wanted, strict=True)]
    return tuple(width / sum(widths) for width in widths)


def _least(head: Sequence[str], rows: Sequence[Sequence[str]]) -> list[float]:
    """The widths at which no word of a column is broken."""
    return [
        max([BOLD * _longest(name), *(_longest(row[place]) for row in rows)]) + AROUND
        for place, name in enumerate(head)
    ]


def _longest(text: str) -> float:
    """The width of the longest word that cannot be broken; a date is one."""
    words = [text] if _DATE.fullmatch(text) else text.replace("-", "- ").split()
    return max(map(_ems, words), default=0.0)


def _ems(text: str) -> float:
    """About how wide a text is, in units of its size, as in Arial."""
    return sum(_WIDTHS.get(sign, 0.72 if sign.isupper() else 0.56) for sign in text)


PAGE, AROUND, BOLD = 64.0, 1.25, 1.08
"""The width of a page and the room beside a text in a cell, in the size of tables; how much wider bold is."""
_WIDTHS = dict.fromkeys("ijlI.,:;'|/ ‘’", 0.28) | dict.fromkeys("ftr-()[]", 0.34) | dict.fromkeys("mwMW%", 0.88)
_DATE = re.compile(r"\d\d-\d\d-\d{4}")
