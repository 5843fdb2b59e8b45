# SPDX-License-Identifier: GPL-2.0-or-later
"""Need from what people write in sheets."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from opvangatlas.plugin.core.errors import InputError
from opvangatlas.plugin.core.intake.need import NeedInput, import_need
from opvangatlas.plugin.core.wording import word

from .capacity_plans import plan, reasons, table

ROW = {"provincie": "PV23", "typegroep": "rol", "datum": "2027-07-01", "scenario": "midden", "plekken": 400}
HOW = NeedInput(version="2027-I", issued=date(2027, 1, 15), source="LRT")


def read(*rows, how=HOW, **frames):
    return import_need(plan(**frames), table(*[{**ROW, **row} for row in rows]), how)


@pytest.mark.parametrize(
    ("written", "kind", "code"),
    [
        ("PV23", "provincie", "PV23"),
        (23, "provincie", "PV23"),
        ("23.0", "provincie", "PV23"),
        ("Overijssel", "provincie", "PV23"),
        ("Noord-Brabant", "provincie", "PV30"),
        ("Nederland", "land", "NL"),
        ("NL", "land", "NL"),
    ],
)
def test_areas_in_every_spelling(written, kind, code):
    row = read({"provincie": written}).need.iloc[0]
    assert (row["gebied_soort"], row["gebied_code"]) == (kind, code)


@pytest.mark.parametrize(
    ("written", "group"),
    [
        ("ROL", "rol"),
        ("regionale opvanglocaties", "rol"),
        ("GVL/satelliet", "gvl_satelliet"),
        ("GVL+satelliet", "gvl_satelliet"),
        ("gvl_satelliet", "gvl_satelliet"),
        ("totaal", "totaal"),
        (None, "totaal"),
    ],
)
def test_type_groups_in_every_spelling(written, group):
    assert read({"typegroep": written}).need["typegroep"].tolist() == [group]


@pytest.mark.parametrize("written", ["2027-07-01", "1-7-2027", "1 juli 2027", 46569, "2027-K3", "K3 2027", "2027Q3"])
def test_dates_and_quarters(written):
    assert read({"datum": written}).need["datum"].tolist() == [date(2027, 7, 1)]


@pytest.mark.parametrize(
    ("cells", "says"),
    [
        ({"provincie": "PV20"}, "PV20 hoort niet bij dit plan"),
        ({"provincie": "Groningen"}, "PV20 hoort niet bij dit plan"),
        ({"provincie": "Regio Twente"}, "afgeleid"),
        ({"provincie": "GM0164"}, "afgeleid"),
        ({"provincie": "Saksen"}, "geen provincie"),
        ({"provincie": None}, "geen provincie"),
        ({"typegroep": "gvl"}, "geen typegroep"),
        ({"datum": None}, "ontbreekt"),
        ({"datum": "ooit"}, "geen datum"),
        ({"scenario": "extreem"}, "komt niet voor in de lijst"),
        ({"plekken": None}, "ontbreekt"),
        ({"plekken": "12%"}, "percentage"),
        ({"plekken": -1}, "geheel getal van 0 of meer"),
    ],
)
def test_bad_rows_are_refused_with_the_reason(cells, says):
    found = read(cells, {})
    assert len(found.need) == 1
    assert says in reasons(found.sieve)[0]


def test_zero_is_a_figure_and_thousands_are_read():
    assert read({"plekken": 0}, {"plekken": "5.000", "scenario": "hoog"}).need["plekken"].tolist() == [0, 5000]


def test_three_scenarios_in_three_columns():
    rows = table(
        {"provincie": "PV23", "datum": "2027-01-01", "laag": 1, "midden": "2", "hoog": None},
        {"provincie": "PV30", "datum": "2027-01-01", "laag": None, "midden": None, "hoog": None},
        {"provincie": "PV30", "datum": "2027-01-01", "laag": "x", "midden": 5, "hoog": None},
    )
    found = import_need(plan(), rows, HOW)
    assert found.need[["scenario", "plekken"]].to_numpy().tolist() == [["laag", 1], ["midden", 2]]
    assert set(reasons(found.sieve)) == {1, 2}


def test_without_a_scenario_the_middle_is_assumed_and_said():
    found = read({"scenario": None}, {"scenario": None, "typegroep": "totaal"})
    assert found.need["scenario"].tolist() == ["midden", "midden"]
    assert [word(*remark, "nl") for remark in found.sieve.remarks] == ["Zonder scenario is ‘midden’ aangenomen."]


def test_versions_are_kept_apart_and_none_is_changed():
    first = read({})
    assert first.prognoses.to_dict("records") == [{"versie": "2027-I", "datum": date(2027, 1, 15), "bron": "LRT"}]
    frames = {"behoefte": first.need, "prognoses": first.prognoses}
    again = read({"plekken": 1}, {"scenario": "hoog"}, **frames)
    assert "er al" in reasons(again.sieve)[0]
    assert again.need["scenario"].tolist() == ["hoog"]
    assert again.prognoses.empty
    later = read({}, how=NeedInput(version="2027-II"), **frames)
    assert later.prognoses["versie"].tolist() == ["2027-II"]
    assert later.prognoses["datum"].tolist() == [None]


def test_a_wrong_figure_is_replaced_when_asked_and_that_is_said():
    first = read({}, {"scenario": "hoog", "plekken": 500, "vrijwillig": 7})
    frames = {"behoefte": first.need, "prognoses": first.prognoses}
    replacing = NeedInput(version="2027-I", replace=True)
    again = read({"scenario": "hoog", "plekken": 450}, {"scenario": "laag"}, how=replacing, **frames)
    assert reasons(again.sieve) == {}
    assert again.need[["scenario", "plekken"]].to_numpy().tolist() == [["hoog", 450], ["laag", 400]]
    assert again.need["vrijwillig"].tolist() == [7, pd.NA]
    assert [word(*remark, "nl") for remark in again.sieve.remarks] == ["1 cijfers vervangen eerdere."]
    twice = read({}, {"plekken": 5}, how=replacing, **frames)
    assert "twee keer" in reasons(twice.sieve)[1]


WIDE = {"provincie": "PV23", "datum": "2027-01-01", "laag": 1, "midden": 2, "hoog": 3}


def said_of(*rows, how=HOW, **frames):
    return [word(*remark, "nl") for remark in import_need(plan(**frames), table(*rows), how).sieve.remarks]


def test_scenarios_that_do_not_rise_are_named():
    assert said_of(WIDE, {**WIDE, "provincie": "PV30", "laag": 2, "hoog": 2}) == []
    odd = [{**WIDE, "laag": 3}, {**WIDE, "provincie": "PV30", "midden": None, "laag": 4}]
    assert said_of(*odd) == [
        "2 keer loopt de behoefte niet op van laag via midden naar hoog, ook met wat doorloopt: "
        "PV23 totaal 2027-01-01, PV30 totaal 2027-01-01."
    ]
    assert len(said_of({**ROW, "scenario": "hoog", "plekken": 3}, {**ROW, "scenario": "laag", "plekken": 4})) == 1


def test_a_figure_that_is_carried_on_across_its_band_is_named():
    """Middle 1,966 from January is carried on; high falls to 1,849 in April."""
    rows = [
        {**ROW, "datum": "2027-01-01", "scenario": "midden", "plekken": 1966},
        {**ROW, "datum": "2027-01-01", "scenario": "hoog", "plekken": 2100},
        {**ROW, "datum": "2027-04-01", "scenario": "hoog", "plekken": 1849},
    ]
    (line,) = said_of(*rows)
    assert line.endswith("2027-04-01.")
    assert said_of(*rows[:2]) == []


def test_a_province_in_thousands_among_the_others_is_a_remark():
    rows = [
        {**WIDE, "laag": 2, "midden": 3, "hoog": 4},
        {**WIDE, "provincie": "PV30", "laag": 2000, "midden": 3000, "hoog": 4000},
    ]
    (line,) = said_of(*rows)
    assert line.startswith("De behoefte van PV23 is hoogstens 4, die van de andere provincies meestal rond 4.000.")
    assert said_of({**rows[0], "laag": 40, "midden": 50, "hoog": 60}, rows[1]) == []


def test_scenarios_are_compared_with_what_is_there():
    present = read({"plekken": 400})
    frames = {"behoefte": present.need, "prognoses": present.prognoses}
    assert len(said_of({**ROW, "scenario": "laag", "plekken": 401}, **frames)) == 1
    assert said_of({**ROW, "scenario": "laag", "plekken": 401}, how=NeedInput(version="2027-II"), **frames) == []
    assert said_of({**ROW, "plekken": 300}, how=NeedInput(version="2027-I", replace=True), **frames) == [
        "1 cijfers vervangen eerdere."
    ]


def test_the_version_may_stand_in_the_rows():
    rows = table({**ROW, "versie": "2026-II"}, {**ROW, "versie": "2027-I"}, {**ROW, "versie": None})
    found = import_need(plan(), rows, NeedInput())
    assert sorted(found.prognoses["versie"]) == ["2026-II", "2027-I"]
    assert "prognoseversie" in reasons(found.sieve)[2]
    with pytest.raises(InputError, match="version"):
        import_need(plan(), table(ROW), NeedInput())


@pytest.mark.parametrize("year", [2019, 2025, 2031, 2040])
def test_a_file_of_another_year_is_refused(year):
    with pytest.raises(InputError, match="about"):
        read({"datum": f"{year}-07-01"})


def test_a_figure_of_just_before_the_window_still_holds():
    assert len(read({"datum": "2026-07-01"}).need) == 1
    found = read({}, {"datum": "2035-01-01"})
    assert len(found.need) == 2
    assert "1 rijen vallen na de planperiode" in word(*found.sieve.remarks[0], "nl")


def test_a_file_without_the_columns_is_refused():
    for row in (
        {"typegroep": "rol", "datum": "2027-01-01", "plekken": 1},
        {"provincie": "PV23", "plekken": 1},
        {"provincie": "PV23", "datum": "2027-01-01"},
    ):
        with pytest.raises(InputError, match="not in the input"):
            import_need(plan(), table(row), HOW)


def test_what_is_read_gives_a_need_per_quarter():
    from opvangatlas.plugin.core.capacity.need import need_per_quarter
    from opvangatlas.plugin.core.capacity.quarters import Window

    found = read({"typegroep": "rol"}, {"typegroep": "GVL/satelliet", "plekken": 100})
    quarterly = need_per_quarter(found.need, Window.of(date(2027, 1, 1)), "2027-I")
    total = quarterly[quarterly["typegroep"] == "totaal"].set_index("kwartaal")["nodig"]
    assert pd.isna(total["2027-K2"])
    assert total["2027-K3"] == 500
