# SPDX-License-Identifier: GPL-2.0-or-later
"""The tables H2a to H8: what is in them, what is summed, what is still missing."""

from __future__ import annotations

from datetime import date

import pandas as pd

from opvangatlas.plugin.core.annex.account import account, plan_hash
from opvangatlas.plugin.core.annex.layers import layers
from opvangatlas.plugin.core.annex.selection import selected
from opvangatlas.plugin.core.annex.table import named
from opvangatlas.plugin.core.annex.tables import tables
from opvangatlas.plugin.core.model.capacity_tables import CAPACITY_TABLES
from opvangatlas.plugin.core.model.headings import headings

from ..plans import at, checked, loc, locations, region, sound

CODES = ["H2a", "H2b", "H3a", "H3b", "H3c", "H4a", "H4b", "H5", "H6", "H7a", "H7b", "H8", "Toetsing", "Onvolledig"]


def made(plan, **options):
    return named(tables(checked(plan), **options))


def test_all_tables_are_there_in_the_order_of_the_format():
    found = tables(checked(sound()))
    assert [table.code for table in found] == CODES
    assert [t.code for t in found if t.is_empty] == ["H5", "H6", "H7a", "H7b", "H8", "Onvolledig"]
    for table in found:
        assert list(table.frame.columns) == [column.name for column in table.columns]
        assert all(name in table.frame for part in table.parts for name in part)


def test_codes_are_words_and_figures_are_figures():
    table = made(sound())["H2a"]
    row = table.frame.iloc[0]
    assert row["locatie"] == "West"
    assert row["type"] == "regionale opvanglocatie (ROL)"
    assert row["eigendom"] == "COA"
    assert row["totaal"] == 300
    assert row["bo_start"] == date(2020, 1, 1)
    assert row["duur"] == "onbepaalde tijd"
    assert table.total("totaal") == 600


def test_only_open_locations_are_current():
    late = loc("Later", at(0.4, 0.4), "GM0001", open_dat=date(2030, 1, 1), bo_start=None)
    found = made(sound(locs=[*locations(), late]))
    assert "Later" not in found["H2a"].frame["locatie"].tolist()
    assert "Later" in found["H4a"].frame["locatie"].tolist()


def test_a_total_says_what_it_leaves_out():
    west, east = locations()
    table = made(sound(locs=[west, {**east, "places": None}]))["H4a"]
    assert table.total("totaal") == 300
    assert table.total_label("nl") == "Totaal van wat bekend is (1 onbekend)"
    assert pd.isna(made(sound(locs=[{**west, "places": None}]))["H4a"].total("totaal"))


def test_left_out_is_not_unknown():
    signals = [
        {"signaal_id": "S1", "vraagstuk": "Wie?", "actiehouder": "secretaris"},
        {"signaal_id": "S2", "vraagstuk": "Niemand?"},
    ]
    plan = sound(signalen=signals)
    assert made(plan)["H8"].frame.set_index("vraagstuk")["actiehouder"].to_dict() == {
        "Wie?": "weggelaten", "Niemand?": None,
    }  # fmt: skip
    assert set(made(plan, language="en")["H8"].frame["actiehouder"].dropna()) == {"left out"}
    assert set(made(plan, private=True)["H8"].frame["actiehouder"].dropna()) == {"secretaris"}


def test_measured_figures_have_the_decimals_that_mean_something():
    assessment = checked(sound())
    rows = named(tables(assessment))["H3b"].frame
    exact = assessment.travel[assessment.travel["soort"] == "eigen"].set_index("gm_code")
    assert rows["km"].tolist() == [round(exact.loc[code, "km"], 1) for code in rows["gm_code"]]
    assert rows["minuten"].tolist() == [round(exact.loc[code, "minuten"]) for code in rows["gm_code"]]
    for layer in layers(assessment, private=False):
        for name in ("km", "reis_km", "reis_minuten", "verste_km", "verste_min"):
            if name in layer.frame and len(layer.frame):
                known = layer.frame[name].dropna()
                assert known.tolist() == known.round(2).tolist(), (layer.name, name)


def test_what_is_unknown_is_counted_per_column():
    targets = [{"gm_code": "GM0001", "halfjaar": "2027-1", "taakst": 60}]
    found = made(sound(taakstellingen=targets))
    assert found["H3b"].total_label("nl") == "Totaal van wat bekend is (onbekend: taakstelling 3)"
    assert found["H3b"].part(["gemeente", "inwoners"]).total_label("nl") == "Totaal"
    assert found["H3b"].total_label("en") == "Total of what is known (unknown: target 3)"


def planned(name, **more):
    return loc(name, at(0.4, 0.4), "GM0001", status="nieuw", places=None, **more)


def test_not_open_yet_is_not_unknown():
    later = planned("Later", open_dat=date(2027, 9, 1), bo_start=None)
    undated = planned("Ooit", open_dat=None, bo_start=None)
    ended = loc("Oud", at(0.4, 0.4), "GM0001", bo_onbep=None, bo_eind=date(2026, 1, 1))
    periods = [
        {"periode_id": "1", "loc_id": "west", "plekken_asiel": 300},
        {
            "periode_id": "2",
            "loc_id": "later",
            "van": date(2027, 9, 1),
            "tot": date(2027, 12, 31),
            "plekken_asiel": 100,
        },
        {"periode_id": "3", "loc_id": "later", "van": date(2028, 1, 1), "plekken_asiel": 400},
        {"periode_id": "4", "loc_id": "ooit", "plekken_asiel": 250},
    ]
    table = made(sound(locs=[locations()[0], later, undated, ended], capaciteitsperioden=periods))["H4a"]
    rows = table.frame.set_index("locatie")
    assert rows["totaal"].to_dict() == {"West": 300, "Later": 0, "Ooit": 0, "Oud": 0}
    assert rows.loc[["Later", "Ooit"], "straks"].tolist() == [100, 250]
    assert rows["vanaf"].dropna().to_dict() == {"Later": date(2027, 9, 1)}
    assert rows.loc[["West", "Oud"], "straks"].isna().all()
    assert (table.total("totaal"), table.total_label("nl")) == (300, "Totaal")


def test_dates_of_periods_fill_in_and_say_so():
    one = planned("Een", open_dat=None, bo_start=None, bo_onbep=None)
    two = planned("Twee", open_dat=date(2027, 8, 1), bo_start=None, bo_onbep=None)
    three = planned("Drie", open_dat=None, bo_start=None, bo_onbep=True)
    span = {"van": date(2027, 9, 1), "tot": date(2030, 8, 31), "plekken_asiel": 100}
    periods = [{"periode_id": name, "loc_id": name, **span} for name in ("een", "twee", "drie")]
    rows = made(sound(locs=[one, two, three], capaciteitsperioden=periods))["H4a"].frame.set_index("locatie")
    assert rows.loc["Een", ["open_dat", "bo_eind", "uit"]].tolist() == [span["van"], span["tot"], "opening en eind"]
    assert rows.loc["Twee", ["open_dat", "bo_eind", "uit"]].tolist() == [date(2027, 8, 1), span["tot"], "eind"]
    assert rows.loc["Drie", "uit"] == "opening"
    assert rows.loc["Drie", "bo_eind"] is None
    assert rows.loc["Drie", "straks"] == 100


def test_without_a_status_a_location_is_listed_as_incomplete():
    west, east = locations()
    found = made(sound(locs=[west, {**east, "status": None, "eigendom": None, "bo_onbep": None}]))
    assert found["H4a"].frame["locatie"].tolist() == ["West"]
    assert found["H4b"].frame["locatie"].tolist() == ["West"]
    rows = found["Onvolledig"].frame
    gaps = dict(zip(rows["naam"], rows["ontbreekt"], strict=True))["Oost"]
    assert "eigendom" in gaps
    assert "status" in gaps
    assert "eind overeenkomst of onbepaalde tijd" in gaps


def test_contacts_and_justifications_only_when_chosen():
    west = loc("West", at(0.5, 0.9), "GM0001", places=200)
    why = {"variant_id": "A", "code": "*", "onderwerp": "opvanglocaties", "sleutel": "west", "deel": ""}
    reasons = [{**why, "reden": "gebouw is klein"}]
    plan = sound(
        locs=[west, locations()[1]],
        onderbouwingen=reasons,
        regios=[region("R1", contact_functie="secretaris"), region("R2")],
    )
    public, private = made(plan), made(plan, private=True)
    assert public["H3a"].frame["contact_functie"].tolist() == ["weggelaten", "weggelaten"]
    assert private["H3a"].frame["contact_functie"].tolist()[0] == "secretaris"
    assert set(public["Toetsing"].frame["reden"].dropna()) == {"weggelaten"}
    assert "gebouw is klein" in private["Toetsing"].frame["reden"].tolist()


def test_need_stands_per_type_group_once_it_is_there():
    need = CAPACITY_TABLES["behoefte"]
    base = {"versie": "2027-1", "gebied_soort": "provincie", "gebied_code": "PV98", "datum": date(2027, 1, 1)}
    rows = [
        {**base, "typegroep": "rol", "scenario": "midden", "plekken": 300},
        {**base, "typegroep": "gvl_satelliet", "scenario": "midden", "plekken": 200},
    ]
    versions = CAPACITY_TABLES["prognoses"].frame({"versie": ["2027-1"], "datum": [date(2027, 1, 1)], "bron": ["LRT"]})
    plan = sound()
    frames = {**plan.frames, "behoefte": need.frame(pd.DataFrame(rows)), "prognoses": versions}
    found = made(type(plan)(frames, plan.settings))["H2b"]
    assert found.frame[["rol", "gvl_satelliet", "totaal"]].values.tolist() == [[300, 200, 500]]
    assert found.frame["scenario"].tolist() == ["midden"]


def test_headers_say_the_unit():
    reserve = [{"reserve_id": "1", "loc_id": "west", "captype": "reserve_direct", "plekken": 40, "inzet_dgn": 7}]
    found = made(sound(reservecapaciteit=reserve))
    heads = headings(found["H2a"].columns, "nl")
    assert {"vloeroppervlak, m²", "plekken", "waarvan asiel, plekken"} <= set(heads)
    assert {"plekken", "inzetbaar na, dagen", "€ per plek per dag in reserve"} <= set(
        headings(found["H6"].columns, "nl")
    )
    assert {"places", "ready after, days"} <= set(headings(found["H6"].columns, "en"))
    for table in found.values():
        for column, head in zip(table.columns, headings(table.columns, "nl"), strict=True):
            assert column.unit in head, (table.code, column.name)


def test_the_distance_to_a_facility_has_its_method_and_its_date():
    """In number and in words; one that is known to be there but not how far is empty, not left out."""
    rows = [
        {"loc_id": "west", "soort": "ov", "km": 1.234, "methode": "netwerk", "datum": date(2026, 4, 1)},
        {"loc_id": "west", "soort": "school", "km": 0.4, "methode": None, "datum": None},
        {"loc_id": "oost", "soort": "huisarts", "km": None, "minuten": 9.0, "methode": "netwerk"},
    ]
    table = made(sound(voorzieningen=rows))["H2a"]
    west, east = (table.frame[table.frame["locatie"] == name].iloc[0] for name in ("West", "Oost"))
    assert west[["afst_ov", "meth_ov", "dat_ov"]].tolist() == [1.2, "over de weg", date(2026, 4, 1)]
    assert west["afst_school"] == 0.4
    assert west[["meth_school", "dat_school"]].tolist() == [None, None]
    assert pd.isna(east["afst_huisarts"])
    assert pd.isna(east["afst_ov"])
    heads = headings(table.columns, "nl")
    assert {"openbaar vervoer, km", "openbaar vervoer, methode", "openbaar vervoer, gemeten op"} <= set(heads)
    assert "afst_water" not in table.frame
    measured = {name for name in table.frame if name.startswith(("afst_", "meth_", "dat_"))}
    assert len(measured) == 9
    assert measured <= {name for part in table.parts for name in part}


def test_layers_are_tables_of_the_plan_with_more_columns():
    found = {sheet.name: sheet for sheet in layers(checked(sound()), private=False)}
    assert {"gemeenten", "regios", "opvanglocaties", "omgeving", "capaciteitsperioden", "instellingen"} <= set(found)
    assert found["opvanglocaties"].frame["plekken"].tolist() == [300, 300]
    assert found["gemeenten"].frame["regio_nm"].tolist()[0] == "Regio R1"
    assert found["gemeenten"].frame["reis_km"].notna().all()
    assert found["regios"].frame["contact_functie"].isna().all()
    assert "wijzigingen" not in found


def test_the_account_knows_no_clock_and_no_order():
    plan = selected(sound())
    shuffled = plan.with_tables(gemeenten=plan["gemeenten"].iloc[::-1])
    assert plan_hash(plan) == plan_hash(shuffled)
    assert plan_hash(plan) != plan_hash(plan.with_settings(max_km=31))
    alike = selected(sound())  # another plan: an assessment is made once for each
    one, two = (
        account(checked(p), tables(checked(p)), version="1", choices={"onderdelen": ["gis"]}) for p in (plan, alike)
    )
    assert one == two
    assert one["invoer"]["gemeenten"]["rijen"] == 4
    assert one["plan"]["peildatum"] == "2027-03-01"
    assert "H5" in one["nog_aan_te_vullen"]
