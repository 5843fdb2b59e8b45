# SPDX-License-Identifier: GPL-2.0-or-later
"""What goes into an annex, and what never does."""

from __future__ import annotations

from datetime import date

import pytest

from opvangatlas.plugin.core.annex.content import facts, legend, sheets
from opvangatlas.plugin.core.checks.finding import Severity
from opvangatlas.plugin.core.model.codes import VERDICT

from ..plans import DAY, at, checked, gm, loc, locations, municipalities, region, sound

SECRET = "Geheim Klooster"


def secret_plan(**settings):
    """Besides West and Oost: an exploration nobody may know of, with reserve and contact data."""
    hidden = loc(SECRET, at(0.2, 0.2), "GM0001", vertrouwelijk=True, places=777, opmerking=SECRET, eigendom=None)
    reserve = [
        {"reserve_id": "r1", "loc_id": "west", "captype": "regulier", "plekken": 5, "inzet_dgn": 1, "eur_plekdg": 0},
        {"reserve_id": "r2", "loc_id": SECRET.casefold(), "captype": "regulier", "plekken": 66},
    ]
    regions = [region("R1", contact_functie="secretaris"), region("R2")]
    return sound(locs=[*locations(), hidden], reservecapaciteit=reserve, regios=regions, settings=settings)


def annex(plan, *, include=False):
    made = checked(plan, include_confidential=include)
    return {sheet.name: sheet for sheet in sheets(made, include_confidential=include)}


def everything(plan, *, include=False):
    """All cells and words of an annex."""
    made = checked(plan, include_confidential=include)
    found = sheets(made, include_confidential=include)
    cells = [str(value) for sheet in found for column in sheet.frame for value in sheet.frame[column]]
    return [*cells, *legend(found, facts(made)).splitlines()]


def test_the_sheets_and_their_columns_fit_a_shapefile():
    found = annex(secret_plan())
    assert list(found) == ["gemeenten", "regios", "locaties", "reserve", "reistijden", "bevindingen"]
    for sheet in found.values():
        names = [column.name for column in sheet.table]
        assert all(len(name) <= 10 and name == name.lower() for name in names)
        assert names == [column.export for column in sheet.table]
        assert len(set(names)) == len(names)
        assert list(sheet.frame.columns) == list(sheet.table.names)
    assert {found[name].table.geometry for name in ("gemeenten", "regios")} == {"MultiPolygon"}
    assert {found[name].table.geometry for name in ("locaties", "reserve", "reistijden", "bevindingen")} == {"Point"}


def test_a_confidential_location_is_nowhere_not_even_in_totals():
    found = everything(secret_plan())
    assert not [text for text in found if SECRET.casefold() in text.casefold()]
    assert not {"777", "1077", "66"} & set(found)
    assert "Vertrouwelijke locaties: weggelaten" in found


def test_a_public_annex_is_that_of_the_plan_without_the_location():
    plan = secret_plan()
    rows = plan["opvanglocaties"]
    without = plan.with_tables(
        opvanglocaties=rows[rows["loc_naam"] != SECRET],
        capaciteitsperioden=plan["capaciteitsperioden"].iloc[:2],
        reservecapaciteit=plan["reservecapaciteit"].iloc[:1],
    )
    assert everything(plan) == everything(without)


def test_with_confidential_ones_they_are_there():
    assert {SECRET, "777", "66", "Vertrouwelijke locaties: meegenomen"} <= set(everything(secret_plan(), include=True))


def test_an_assessment_with_secrets_cannot_become_a_public_annex():
    made = checked(secret_plan(), include_confidential=True)
    with pytest.raises(ValueError, match="confidential"):
        sheets(made, include_confidential=False)


def test_contact_and_notes_stay_out_of_a_public_annex():
    public, full = annex(secret_plan())["regios"].frame, annex(secret_plan(), include=True)["regios"].frame
    assert public["contact"].tolist() == [None, None]
    assert full["contact"].tolist() == ["secretaris", "adviseur"]
    assert "opmerking" not in annex(secret_plan(), include=True)["locaties"].frame


def test_capacity_on_the_reference_date():
    west, east = locations()
    periods = [
        {"periode_id": "1", "loc_id": "west", "plekken_asiel": 200, "plekken_overig": 120},
        {"periode_id": "2", "loc_id": "west", "van": date(2028, 1, 1), "plekken_asiel": 999},
    ]
    frame = annex(sound(locs=[west, {**east, "places": None}], capaciteitsperioden=periods))["locaties"].frame
    assert frame[["cap_regul", "cap_asiel", "cap_overig"]].iloc[0].tolist() == [320, 200, 120]
    assert frame[["cap_regul", "cap_asiel", "cap_overig"]].iloc[1].isna().all()
    assert frame["regio_id"].tolist() == ["R1", "R2"]


def test_rejected_locations_and_their_reserve_are_no_part_of_a_plan():
    west, east = locations()
    reserve = [{"reserve_id": "r", "loc_id": "oost", "captype": "regulier", "plekken": 5}]
    found = annex(sound(locs=[west, {**east, "status": "afgewezen"}], reservecapaciteit=reserve))
    assert found["locaties"].frame["loc_id"].tolist() == ["west"]
    assert len(found["reserve"].frame) == 0


def test_targets_of_the_half_year_that_counts():
    targets = [
        {"gm_code": "GM0001", "halfjaar": "2026-2", "taakst": 50, "achterst": -3},
        {"gm_code": "GM0001", "halfjaar": "2027-1", "taakst": 60},
        {"gm_code": "GM0001", "halfjaar": "2027-2", "taakst": 70},
    ]
    frame = annex(sound(taakstellingen=targets))["gemeenten"].frame
    assert frame["taakst"].tolist()[0] == 60
    assert frame["taakst"].isna().tolist() == [False, True, True, True]
    assert frame["gm_code"].tolist() == ["GM0001", "GM0002", "GM0003", "GM0004"]


def test_a_neighbour_is_no_municipality_of_the_plan():
    plan = sound(gms=[*municipalities(), gm(99, at(5, 5).buffer(10), None, in_plan=False)])
    assert "GM0099" not in annex(plan)["gemeenten"].frame["gm_code"].tolist()


def test_reserve_stands_at_its_location():
    frame = annex(secret_plan())["reserve"].frame
    assert frame[["loc_id", "plekken", "eur_plekdg"]].values.tolist() == [["west", 5, 0]]
    assert frame["geom"].iloc[0] == at(0.5, 0.9)


def test_findings_are_in_the_language_asked_for():
    made = checked(sound(locs=locations()[:1]))
    for language, start in (("nl", "Regio R2 heeft op"), ("en", "Regio R2 has no")):
        frame = sheets(made, include_confidential=False, language=language)[-1].frame
        assert frame["bericht"].iloc[0].startswith(start)
        assert frame["ernst"].iloc[0] == "F"


def test_findings_without_a_place_are_not_for_the_map():
    sheet = annex(sound(locs=locations()[:1]))["bevindingen"]
    assert len(sheet.placed) < len(sheet.frame)
    assert all(not shape.is_empty for shape in sheet.placed["geom"])


def test_travel_stands_where_it_was_measured_from():
    frame = annex(sound())["reistijden"].frame
    assert frame[["gm_code", "soort"]].values.tolist()[:2] == [["GM0001", "eigen"], ["GM0001", "dichtstbij"]]
    assert all(shape.geom_type == "Point" for shape in frame["geom"])


def test_contacts_go_along_only_when_chosen():
    made = checked(secret_plan())
    chosen = {s.name: s for s in sheets(made, include_confidential=False, private=True)}
    assert chosen["regios"].frame["contact"].tolist() == ["secretaris", "adviseur"]


def test_an_empty_plan_has_empty_sheets():
    found = annex(sound(gms=municipalities(), locs=[], divisies=[], taakstellingen=[]))
    assert len(found["locaties"].frame) == len(found["reserve"].frame) == 0
    assert len(found["gemeenten"].frame) == 4


def test_the_legend_explains_every_field_and_code():
    made = checked(secret_plan(plan_naam="Proef"))
    found = sheets(made, include_confidential=False)
    text = legend(found, facts(made))
    for sheet in found:
        assert f"\n{sheet.name}\n" in text
        for column in sheet.table:
            assert f"\n{column.name:<11}{column.label.nl}" in text
    assert "rol = regionale opvanglocatie (ROL)" in text
    assert "[m²]" in text
    assert "Plan: Proef\nPeildatum: 01-03-2027\nRegime: Uitvoeringsagenda 2020\nBron gemeenten: onbekend\n" in text
    verdict = VERDICT.label(made.report.verdict().value).nl
    lines = text.splitlines()
    for line in ("Afstanden: hemelsbreed × omwegfactor", "Omwegfactor: 1,3", "Prognoseversie: 2026-II"):
        assert line in lines
    assert f"Oordeel: {verdict}" in lines
    counts = " / ".join(str(made.report.count(severity)) for severity in Severity)
    assert f"Fouten / waarschuwingen / notities: {counts}\n" in text
    assert date(2027, 3, 1) == DAY


def test_the_legend_in_english():
    made = checked(sound())
    text = legend(sheets(made, include_confidential=False, language="en"), facts(made, "en"), "en")
    assert "Reference date: 2027-03-01" in text
    assert f"Verdict: {VERDICT.label(made.report.verdict().value).en}\n" in text
    assert "Confidential locations: left out" in text


def test_places_of_no_mix_are_none_and_the_legend_says_so():
    made = sheets(checked(sound()), include_confidential=False)
    (locaties,) = [sheet for sheet in made if sheet.name == "locaties"]
    assert locaties.frame["cap_overig"].tolist() == [0, 0]
    assert "Eén uitzondering" in legend(made, [])
