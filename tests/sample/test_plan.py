# SPDX-License-Identifier: GPL-2.0-or-later
"""The sample keeps the rules of the schema, and holds what it was designed to hold."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
import shapely

from opvangatlas.plugin.core.capacity.balance import plan_balance, portfolio
from opvangatlas.plugin.core.capacity.periods import open_on, places_on
from opvangatlas.plugin.core.capacity.quarters import Window
from opvangatlas.plugin.core.capacity.targets import apply_transfers
from opvangatlas.plugin.core.checks import coverage, division, lacking, locations, nearness
from opvangatlas.plugin.core.checks.assess import assess
from opvangatlas.plugin.core.model import codes
from opvangatlas.plugin.core.model.tables import TABLES

CHECKS = {"A1", "A3", "A4", "A5", "A6", "A7", "A8", "A9", "A10", "A11", "A13", "A14", "A15", "A16", "A19"}
CHECKS |= {"A25", "A53", "A54", "A55"}
CHECKS |= {"A21", "A23", "A29", "A30", "A31", "A34", "A35", "A37", "A38", "A41", "A42", "A43", "A49"}
DAY = date(2027, 3, 1)
FAMILIES = (coverage, division, lacking, locations, nearness)


@pytest.fixture(scope="module")
def findings(plan):
    report = assess(plan.public(), today=DAY).report
    return {(f.code, f.severity.value, f.key): f for f in report.findings if f.part != "basis"}


def test_keys_are_unique_and_cells_fit_the_schema(plan):
    for name, frame in plan.frames.items():
        table = TABLES[name]
        assert not frame.duplicated(list(table.key)).any(), name
        for column in table:
            cells = frame[column.name]
            assert not (column.not_null and cells.isna().any()), (name, column.name)
            if column.codes is not None:
                assert set(cells.dropna()) <= set(column.codes.values), (name, column.name)
            if column.minimum is not None:
                assert (cells.dropna() >= column.minimum).all(), (name, column.name)


def test_every_reference_is_there(plan):
    for name, frame in plan.frames.items():
        for reference in TABLES[name].foreign_keys:
            given = frame[list(reference.columns)].dropna()
            known = set(plan[reference.table][list(reference.key)].itertuples(index=False, name=None))
            assert set(given.itertuples(index=False, name=None)) <= known, (name, reference.columns)


def test_twenty_four_municipalities_three_regions(plan):
    assert len(plan.municipalities) == 24
    assert list(plan.regions["regio_id"]) == ["AM91", "AM92", "AM93"]
    assert plan.municipalities["gm_code"].str.fullmatch(r"GM90\d\d").all()
    assert set(plan["gemeenten"]["pv_code"]) == {"PV98", "PV99"}
    crossing = plan.municipalities[plan.municipalities["pv_code"] == "PV99"]
    assert list(crossing["gm_naam"]) == ["Randerveen"]
    assert crossing["regio_id"].tolist() == ["AM92"]


def test_locations_lie_where_they_say(plan):
    frame = plan["opvanglocaties"].merge(plan["gemeenten"][["gm_code", "geom"]], on="gm_code", suffixes=("", "_gm"))
    assert len(frame) == len(plan["opvanglocaties"]) == 15
    assert shapely.contains(frame["geom_gm"].to_numpy(), frame["geom"].to_numpy()).all()


def test_every_type_status_and_certainty_occurs(plan):
    frame = plan["opvanglocaties"]
    for column in ("type_2020", "status", "zekerheid", "flexvorm", "eigendom"):
        declared = set(TABLES["opvanglocaties"].column(column).codes.values)
        assert set(frame[column].dropna()) == declared - {"tussenvoorziening"}, column
    assert {"azc_aanmeld", "azc_versneld", "pbl", "azc", "htl", "ibo"} == set(frame["type_2024"].dropna())
    assert frame.loc[frame["zekerheid"].eq("verkenning") & frame["status"].ne("afgewezen"), "vertrouwelijk"].all()
    assert frame["kleinschalig"].any()


def test_reserve_knows_all_types_no_days_and_no_price(plan):
    frame = plan["reservecapaciteit"]
    assert set(frame["captype"]) == set(codes.CAPACITY_TYPE.values)
    assert list(frame.loc[frame["inzet_dgn"].isna(), "captype"]) == ["crisisnoodopvang"]
    assert list(frame.loc[frame["eur_plekdg"] == 0, "captype"]) == ["incidenteel"]


@pytest.mark.parametrize("code", sorted(CHECKS))
def test_every_check_has_something_to_say(findings, code):
    assert code in {found for found, _, _ in findings}


def test_the_findings_are_the_designed_ones(findings, plan):
    expected = {
        ("A1", "F", "GM9016"),
        ("A3", "F", "AM92"),
        ("A4", "W", "GM9008"),
        ("A4", "N", "GM9011"),
        ("A5", "W", "OL05"),
        ("A6", "N", "OL04"),
        ("A6", "N", "OL05"),
        ("A7", "N", "AM91"),
        ("A7", "N", "AM92"),
        ("A8", "W", "GM9019"),
        ("A9", "W", "AM93"),
        ("A10", "F", "AM92"),
        ("A11", "N", "AM93"),
        *(("A13", "N", f"OL{n:02d}") for n in (3, 5, 6, 8, 9, 10, 11, 12, 15)),
        ("A14", "F", "OL12"),
        ("A15", "W", "OL10"),
        ("A16", "W", "OL04"),
        ("A16", "N", "OL02"),
        ("A16", "W", "OL03"),
        ("A19", "F", "OL07"),
        ("A21", "W", "OL02"),
        ("A23", "N", "OL11"),
        ("A25", "F", "OL11"),
        ("A25", "N", "OL06"),
        ("A29", "N", "aandeel"),
        ("A30", "N", "PV98"),
        ("A31", "W", "PV98"),
        ("A34", "W", "PV98"),
        ("A35", "W", "OL08"),
        ("A37", "N", "PV98"),
        ("A38", "N", "extra_plekken"),
        ("A39", "N", "PV99"),
        ("A41", "N", "AM91"),
        ("A41", "N", "AM92"),
        ("A41", "N", "AM93"),
        ("A42", "W", "PV99"),
        ("A43", "N", "SG03"),
        ("A43", "N", "SG04"),
        ("A49", "N", "OL08"),
        ("A53", "W", "AM91"),
        ("A55", "N", "gehuisv"),
        ("A55", "N", "gekoppeld"),
        ("A55", "N", "weken"),
        ("A55", "N", "taakst"),
        ("A55", "N", "bo_eind"),
        ("A55", "N", "type_2020"),
    }
    assert expected <= set(findings)
    assert {key for key in findings if key[0] != "A54"} == expected
    assert findings["A34", "W", "PV98"].figures["names"] == ["Griendpolder"]
    loose = findings["A53", "W", "AM91"]
    assert loose.figures["names"] == ["Kleihorst"]
    assert findings["A7", "N", "AM91"].figures["extra"] == ["Kleihorst"]
    assert findings["A7", "N", "AM92"].figures["absent"] == ["Kleihorst"]


def test_without_ferry_and_bridge_the_coast_falls_apart(plan):
    alone = assess(plan.with_tables(verbindingen=plan["verbindingen"].iloc[0:0]).public(), today=DAY).report
    pieces = [f.figures["names"] for f in alone.findings if f.code == "A53"]
    assert sorted(pieces) == [["Kleihorst"], ["Robbenoog"], ["Zilthaven"]]


def test_later_the_missing_region_has_its_location(plan):
    later = assess(plan.with_settings(peildatum="2027-09-01").public(), today=DAY).report
    assert not [f for f in later.findings if f.code == "A3"]


def places_each_day(plan, first, last):
    """Places for asylum that are signed for, per day."""
    frame = plan["opvanglocaties"]
    periods = plan["capaciteitsperioden"]
    periods = periods[periods["getekend"].fillna(value=False).astype(bool)]
    out = {}
    for number in range((last - first).days + 1):
        day = first + timedelta(number)
        there = frame.loc[open_on(frame, periods, day), "loc_id"]
        out[day] = int(places_on(frame, periods, day)["asiel"].reindex(there).fillna(0).sum())
    return out


def test_one_quarter_falls_short_by_three_hundred(plan):
    """300 places end on 15 February 2028, the replacement opens on 20 March: only a minimum shows it."""
    per_day = places_each_day(plan, plan.settings["planperiode_van"], plan.settings["planperiode_tot"])
    quarters = {}
    for day, places in per_day.items():
        quarter = (day.year, (day.month + 2) // 3)
        quarters[quarter] = min(places, quarters.get(quarter, places))
    assert len(quarters) == 16
    from_building_on = {q: places for q, places in quarters.items() if q >= (2027, 4)}
    assert {q for q, places in from_building_on.items() if places < 2600} == {(2028, 1)}
    assert quarters[2028, 1] == 2300
    assert per_day[date(2028, 3, 31)] == per_day[date(2028, 2, 15)] == 2600
    assert {places for q, places in quarters.items() if q < (2027, 4)} == {2200}


def balances(plan, level="plan"):
    """Need, available and balance of the sample, as the dock and the algorithm compute it."""
    municipalities, served = plan.municipalities, plan["locatie_regio"]
    owned = portfolio(
        plan["opvanglocaties"],
        plan["capaciteitsperioden"],
        plan["gemeenten"],
        served=dict(zip(served["loc_id"], served["regio_id"], strict=True)),
    )
    window = Window.of(plan.reference_date, plan.settings["planperiode_van"], plan.settings["planperiode_tot"])
    version = plan.settings["prognose_versie"]
    return plan_balance(owned, plan["behoefte"], municipalities, window, version, level=level)


def one_line(frame, scenario, line, group="totaal"):
    rows = frame[(frame["scenario"] == scenario) & (frame["lijn"] == line) & (frame["typegroep"] == group)]
    return dict(zip(rows["kwartaal"], rows["saldo"], strict=True))


def test_the_balance_is_short_in_one_quarter_only(plan):
    signed = one_line(balances(plan), "midden", "getekend")
    assert len(signed) == 16
    assert {quarter: n for quarter, n in signed.items() if n} == {"2028-K1": -300}


def test_the_low_scenario_fits_and_the_high_one_never_does(plan):
    frame = balances(plan)
    assert min(one_line(frame, "laag", "getekend").values()) == 0
    high = one_line(frame, "hoog", "getekend")
    assert {high["2027-K1"], high["2027-K3"]} == {-200}
    assert high["2028-K1"] == -600
    assert set(high.values()) == {-200, -300, -600}


def test_a_location_without_a_type_of_2020_counts_in_the_total_only(plan):
    frame = balances(plan)
    groups = one_line(frame, "midden", "getekend", "gvl_satelliet")
    assert groups["2027-K1"] == -60
    assert set(one_line(frame, "midden", "getekend", "rol").values()) == {0}


def test_need_of_regions_is_that_of_the_province(plan):
    frame = balances(plan, "regio")
    rows = frame[frame["scenario"].eq("midden") & frame["lijn"].eq("getekend") & frame["typegroep"].eq("totaal")]
    assert set(rows.groupby("kwartaal")["nodig"].sum()) == {2200, 2600}


def test_transfers_of_targets_are_right(plan):
    made = apply_transfers(plan["taakstellingen"], plan["overdrachten"])
    assert made.faults == []
    sums = [frame.groupby("halfjaar")["taakst"].sum().to_dict() for frame in (plan["taakstellingen"], made.targets)]
    assert sums[0] == sums[1]
