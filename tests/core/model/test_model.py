# SPDX-License-Identifier: GPL-2.0-or-later
"""Tables, code lists, settings and plans as data."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pandas as pd
import pytest

from opvangatlas.plugin.core.errors import InputError
from opvangatlas.plugin.core.model import codes
from opvangatlas.plugin.core.model.codes import CodeList
from opvangatlas.plugin.core.model.plan import Plan, settings_frame, settings_of
from opvangatlas.plugin.core.model.schema import Column
from opvangatlas.plugin.core.model.settings import SETTINGS, Settings
from opvangatlas.plugin.core.model.tables import LOCATIONS, TABLES
from opvangatlas.plugin.core.wording import Text

LISTS = {value.name: value for value in vars(codes).values() if isinstance(value, CodeList)}


# code lists -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("found", LISTS.values(), ids=LISTS)
def test_a_list_takes_code_label_and_identifier_in_any_case(found):
    for code in found:
        for spelling in (code.code, code.label.nl, code.label.en, code.identifier):
            assert found.find(f"  {spelling.upper()} ") is not None
        assert found.find(code.code) is code
        assert found.find(code.identifier) is code
    assert found.find("iets anders") is found.find(None) is found.find("") is None


@pytest.mark.parametrize("found", LISTS.values(), ids=LISTS)
def test_what_a_user_may_type_means_one_thing(found):
    for language in ("nl", "en"):
        words = [code.label.in_language(language).casefold() for code in found]
        assert len(set(words)) == len(words)
    for code in found:
        assert found.find(code.label.nl) is code
        assert code.code == code.code.strip()
        assert code.identifier.isidentifier() or found is codes.REGIME
    assert len(set(found.values)) == len(found.values)


@pytest.mark.parametrize(
    ("found", "codes_"),
    [
        (codes.TYPE_2020, "gvl satelliet rol"),
        (
            codes.CAPACITY_TYPE,
            "regulier reserve_direct reserve_indirect incidenteel noodopvang crisisnoodopvang",
        ),
        (codes.STATUS, "nieuw voortzetten beeindigen afgewezen"),
        (codes.CERTAINTY, "bestaand vastgesteld voornemen verkenning"),
        (codes.OWNER, "coa gemeente derde"),
        (codes.LINK_KIND, "veer tunnel brug bestuurlijk"),
    ],
)
def test_stored_codes_are_those_of_the_domain(found, codes_):
    assert found.values == tuple(codes_.split())


def test_buffer_is_no_capacity_type_and_azc_no_type_of_2020():
    assert codes.CAPACITY_TYPE.find("buffer") is None
    assert codes.TYPE_2020.find("AZC") is None
    assert codes.TYPE_2024.find("AZC").code == "azc"


def test_the_label_of_a_stranger_is_itself():
    assert codes.STATUS.label("zomaar").nl == "zomaar"


# tables ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_a_table_is_consistent(table):
    names = [column.name for column in table]
    assert len(set(names)) == len(names)
    assert set(table.key) <= set(names)
    for column in table:
        assert column.label.nl
        assert column.label.en
        assert column.minimum is None or column.kind in ("int", "float")
        assert column.codes is None or column.kind == "text"
    for reference in table.foreign_keys:
        other = TABLES[reference.table]
        assert set(reference.columns) <= set(names)
        assert set(reference.key) == set(other.key)


def test_parents_come_first():
    seen = set()
    for name, table in TABLES.items():
        assert {key.table for key in table.foreign_keys} <= seen | {name}
        seen.add(name)


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_export_names_fit_a_shapefile(table):
    names = [column.export for column in table if column.export]
    assert all(1 <= len(name) <= 10 and name.isascii() and name == name.lower() for name in names)
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_an_empty_frame_has_every_column_in_its_kind(table):
    frame = table.empty()
    assert list(frame.columns) == list(table.names)
    assert len(frame) == 0
    for column in table:
        assert str(frame[column.name].dtype) == column.dtype


def test_a_frame_takes_what_is_given_and_leaves_the_rest_unknown():
    frame = TABLES["gemeenten"].frame(
        pd.DataFrame(
            {
                "gm_code": ["GM1", "GM2"],
                "inwoners": [5.0, None],
                "peildatum": ["2024-01-01", datetime(2024, 1, 2)],
            },
            index=[9, 4],
        )
    )
    assert frame.index.tolist() == [0, 1]
    assert frame["inwoners"].tolist() == [5, pd.NA]
    assert frame["peildatum"].tolist() == [date(2024, 1, 1), date(2024, 1, 2)]
    assert frame["regio_id"].tolist() == [None, None]
    assert frame["geom"].tolist() == [None, None]


def test_a_column_the_table_does_not_have_is_a_bug():
    with pytest.raises(KeyError, match="zomaar"):
        TABLES["gemeenten"].frame({"zomaar": [1]})
    with pytest.raises(KeyError, match="zomaar"):
        TABLES["gemeenten"].column("zomaar")


# settings -------------------------------------------------------------------------------------------------


def test_defaults_and_what_the_sources_leave_open():
    settings = Settings()
    assert (settings["regime"], settings["rol_minimum"], settings["omwegfactor"]) == ("2020", 300, 1.3)
    assert settings["max_km"] is settings["regio_minimum"] is settings["peildatum"] is None


@pytest.mark.parametrize(
    ("key", "text", "value"),
    [
        ("max_km", "30,5", 30.5),
        ("max_km", "1.234", 1.234),
        ("max_km", 0, 0),
        ("max_km", " ", None),
        ("rol_minimum", "250", 250),
        ("peildatum", "1-10-2015", date(2015, 10, 1)),
        ("peildatum", date(2015, 10, 1), date(2015, 10, 1)),
        ("regime", "2024", "2024"),
        ("regime", "agenda_2024", "2024"),
        ("plan_naam", "  Twente ", "Twente"),
    ],
)
def test_a_setting_reads_what_people_write(key, text, value):
    assert Settings({key: text})[key] == value


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("max_km", "-1"),
        ("max_km", "ver"),
        ("max_km", "1e999"),
        ("omwegfactor", "0.9"),
        ("rol_minimum", "2,5"),
        ("peildatum", "morgen"),
        ("regime", "2019"),
        ("snelheid_kmh", 0),
    ],
)
def test_a_setting_refuses_the_rest_and_names_itself(key, text):
    with pytest.raises(InputError) as refused:
        Settings({key: text})
    assert SETTINGS[key].label.nl in refused.value.line("nl")
    assert str(text) in refused.value.line("nl")


def test_settings_round_trip_through_their_table_with_strangers():
    given = Settings({"max_km": 30, "peildatum": "2027-03-01", "regime": "2024", "vreemd": "blijft"})
    again = settings_of(settings_frame(given))
    assert dict(again) == dict(given)
    assert again.unknown == {"vreemd": "blijft"}
    assert len(again) == len(SETTINGS)


def test_changing_settings_makes_new_ones():
    old = Settings({"max_km": 30})
    assert old.changed(max_km=None)["max_km"] is None
    assert old.changed(max_minuten="45")["max_minuten"] == 45
    assert old["max_km"] == 30
    with pytest.raises(KeyError, match="zomaar"):
        old.changed(zomaar=1)


# plan -----------------------------------------------------------------------------------------------------


def test_an_empty_plan_has_every_table_and_no_date():
    plan = Plan()
    assert all(len(plan[name]) == 0 for name in TABLES)
    assert plan.reference_date is None
    assert plan.active_variant == "A"
    assert len(plan.municipalities) == len(plan.regions) == 0


def test_the_active_variant_and_its_regions():
    plan = Plan().with_tables(
        varianten={"variant_id": ["A", "B"], "naam": ["a", "b"], "actief": [False, True]},
        regios={"variant_id": ["A", "B"], "regio_id": ["R", "R"], "regio_nm": ["oud", "nieuw"]},
        gemeenten={"gm_code": ["1", "2", "3"], "gm_naam": list("abc"), "in_plan": [True, False, None]},
    )
    assert plan.active_variant == "B"
    assert plan.regions["regio_nm"].tolist() == ["nieuw"]
    assert plan.municipalities["gm_code"].tolist() == ["1", "3"]


def test_plans_do_not_change():
    plan = Plan()
    other = plan.with_settings(peildatum="2027-03-01").with_tables(divisies={"divisie": ["v"]})
    assert plan.reference_date is None
    assert len(plan["divisies"]) == 0
    assert other.reference_date == date(2027, 3, 1)


@pytest.mark.parametrize("table", TABLES.values(), ids=lambda table: table.name)
def test_what_a_table_says_about_its_columns_names_columns_of_it(table):
    named = {*table.fields, *table.listed, *table.order, *(table.span or ()), *([table.title] if table.title else [])}
    named |= {column.open_ended for column in table if column.open_ended}
    assert named <= {column.name for column in table}
    assert len(table.fields) == len(set(table.fields))
    assert not table.widest or table.widest in table.listed
    assert {group.rows for group in table.form if group.rows} <= set(TABLES)
    for column in table:
        assert not column.prefix or (column.not_null and table.key == (column.name,))
        assert column.initial is None or column.codes is None or column.initial in column.codes.values
        assert column.entry == "line" or column.kind == "text"


def test_a_column_that_no_group_names_stands_in_the_last_one():
    more = replace(LOCATIONS, columns=(*LOCATIONS.columns, Column("erbij", "text", Text("erbij", "also"))))
    shown = [name for group in more.groups for name in group.columns]
    assert sorted(shown) == sorted({column.name for column in more} - {"loc_id"})
    assert [group.name for group in more.groups if "erbij" in group.columns] == ["decision"]


def test_rows_that_belong_to_a_location_are_removed_with_it_and_watched():
    for table in TABLES.values():
        if any(link.table == LOCATIONS.name for link in table.foreign_keys):
            assert table.watched
