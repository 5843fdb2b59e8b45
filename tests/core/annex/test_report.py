# SPDX-License-Identifier: GPL-2.0-or-later
"""The document as blocks, and the small tables beside the maps."""

from __future__ import annotations

from datetime import date

import pytest

from opvangatlas.plugin.core.annex.figures import Figures
from opvangatlas.plugin.core.annex.report import (
    PAGE,
    Grid,
    Heading,
    Illustration,
    Paragraph,
    Picture,
    _least,
    document,
)
from opvangatlas.plugin.core.annex.table import named
from opvangatlas.plugin.core.annex.tables import tables
from opvangatlas.plugin.core.checks.finding import Verdict

from ..plans import cell, checked, gm, locations, municipalities, sound

NO_NEED = {"prognoses": [], "behoefte": []}


def made(plan, pictures=(), **options):
    assessment = checked(plan)
    return document(assessment, tables(assessment, **options), list(pictures))


def test_chapters_are_those_of_the_format():
    chapters = [b.text for b in made(sound()).blocks if isinstance(b, Heading) and b.level == 1]
    assert [text[:2] for text in chapters[1:8]] == ["2 ", "3 ", "4 ", "5 ", "6 ", "7 ", "8 "]
    assert chapters[0] == "Samenvatting"
    assert chapters[-1] == "Nog aan te vullen"


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("verdict", list(Verdict))
def test_the_first_sentence_is_whole_for_every_verdict(verdict, language, monkeypatch):
    assessment = checked(sound())
    monkeypatch.setattr(type(assessment.report), "verdict", lambda *_: verdict)
    blocks = document(assessment, tables(assessment), [], language=language).blocks
    said = next(b.text for b in blocks if isinstance(b, Paragraph))
    starts = {
        "nl": {"voldoet_niet": "Het plan voldoet niet. Op", "niet_te_beoordelen": "Het plan is niet te beoordelen. Op",
               "voldoet_met_aandachtspunten": "Het plan voldoet, met aandachtspunten. Op",
               "nog_niet_ingevuld": "Het plan is nog niet ingevuld. Op", "voldoet": "Het plan voldoet. Op"},
        "en": {"voldoet_niet": "The plan does not comply. On", "niet_te_beoordelen": "The plan cannot be assessed. On",
               "voldoet_met_aandachtspunten": "The plan complies, with remarks. On",
               "nog_niet_ingevuld": "The plan is not filled in yet. On", "voldoet": "The plan complies. On"},
    }  # fmt: skip
    assert said.startswith(starts[language][verdict.value] + " ")


def test_one_is_not_many():
    said = next(b.text for b in made(sound(locs=locations()[:1])).blocks if isinstance(b, Paragraph))
    assert said.endswith("Het plan telt 4 gemeenten in 2 regio's en 1 open locatie.")
    assert "0 fouten" in said or "1 fout," in said


def test_every_table_has_a_header_and_rows_of_its_width():
    for block in made(sound()).blocks:
        if isinstance(block, Grid):
            assert all(len(row) == len(block.head) == len(block.weights) for row in block.rows)
            assert abs(sum(block.weights) - 1) < 1e-9
            assert all(block.head)


def test_no_word_is_broken_in_a_table_of_many_columns():
    """The verdict of a region that cannot be assessed: half of it stood on the next line."""
    lone = [*municipalities(), gm(5, cell(2, 0), None, inwoners=1_234_567)]
    for block in made(sound(gms=lone, taakstellingen=[])).blocks:
        if isinstance(block, Grid) and len(block.head) > 2:
            assert sum(_least(block.head, block.rows)) <= PAGE, block.title


def test_places_of_a_planned_location_are_on_its_sheet():
    later = {**locations()[0], "loc_id": "later", "loc_naam": "Later", "status": "nieuw", "open_dat": date(2028, 1, 1)}
    rows = Figures(checked(sound(locs=[*locations(), later]))).locations_of("R1", 5)
    assert [row[:3:2] for row in rows[1:]] == [["West", "300"], ["Later", "300 later"]]


def test_what_is_empty_is_marked_and_listed():
    todo = [b.text for b in made(sound(**NO_NEED)).blocks if isinstance(b, Paragraph) and b.kind == "todo"]
    assert any(text.startswith("H2b ") for text in todo)
    assert sum("Nog aan te vullen" in text for text in todo) >= 6


def test_open_errors_stand_in_front():
    blocks = made(sound(locs=locations()[:1])).blocks
    headings = [b.text for b in blocks if isinstance(b, Heading)]
    assert "Openstaande fouten" in headings[:4]


def test_pictures_have_words():
    picture = Illustration("overzicht", "kaarten/overzicht.png", "Regio-indeling", "Kaart van de regio's")
    (found,) = [b for b in made(sound(), [picture]).blocks if isinstance(b, Picture)]
    assert (found.file, found.alt) == ("kaarten/overzicht.png", "Kaart van de regio's")


def test_figures_are_dutch_and_unknown_is_a_dash():
    figures = Figures(checked(sound()))
    pairs = dict(figures.of_region("R1"))
    assert pairs["Inwoners"] == "2.000"
    assert pairs["Taakstelling"] == "120 (2027-I)"
    assert pairs["Plekken voor asielzoekers"] == "300"
    assert figures.furthest(1)[0] == ["Verste gemeenten", "km", "min"]
    lone = [*municipalities(), gm(5, cell(2, 0), None, inwoners=None)]
    assert dict(Figures(checked(sound(gms=lone))).of_plan())["Inwoners"] == "–"


def test_more_rows_than_fit_are_counted():
    cells = Figures(checked(sound())).places(1)
    assert cells[-1][0] == "overige 1"


def test_the_source_line_names_method_version_and_plan():
    line = Figures(checked(sound(settings={"bron_gemeenten": "CBS", "bronjaar": "2026"}, **NO_NEED))).source(
        "0.1", None
    )
    assert line.startswith("Bron: CBS 2026 (gemeenten); geen wegennet; geen prognose. Peildatum 01-03-2027.")
    assert "Opvangatlas 0.1, plan " in line


def test_no_key_or_code_of_the_program_in_what_the_public_reads():
    plan = sound(settings={"extra_plekken": 417, "max_km": 1})
    said = " ".join(
        " ".join([block.title, *block.head, *(text for row in block.rows for text in row)])
        for block in made(plan).blocks
        if isinstance(block, Grid)
    )
    for word_ in ("domain", "extra_plekken", "km/h", "reserve_direct"):
        assert word_ not in said, word_
    for word_ in ("opgave extra plekken van het plan", "60 km/u", "Uitvoeringsagenda Flexibilisering Asielketen"):
        assert word_ in said, word_


def test_a_province_has_its_name_beside_its_code():
    gms = [{**row, "pv_code": "PV25"} for row in municipalities()]
    need = [{"versie": "2026-II", "gebied_soort": "provincie", "gebied_code": "PV25", "typegroep": "totaal",
             "datum": date(2027, 1, 1), "scenario": "midden", "plekken": 9000}]  # fmt: skip
    found = named(tables(checked(sound(gms=gms, behoefte=need))))
    assert set(found["H2b"].frame["gebied_code"]) == {"Gelderland (PV25)"}
    subjects = found["Toetsing"].frame["onderwerp"].tolist()
    assert "Gelderland (PV25)" in subjects
    assert not {"PV25", "plan", "aandeel"} & set(subjects)
