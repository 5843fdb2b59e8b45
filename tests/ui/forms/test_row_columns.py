# SPDX-License-Identifier: GPL-2.0-or-later
"""Lists of rows follow from the schema."""

from __future__ import annotations

from datetime import date

import pytest

from opvangatlas.plugin.core.model.capacity_tables import DOCUMENTS, FACILITIES, MILESTONES, TRANSFERS
from opvangatlas.plugin.core.model.tables import CAPACITY_PERIODS, LOCATIONS, RESERVE, TABLES, TARGETS
from opvangatlas.ui.forms.row_columns import columns_of

pytestmark = pytest.mark.usefixtures("qgis_app")


def listed(table, row, names=None):
    """Heading and text of each column."""
    return {column.title: column.text(row) for column in columns_of(table, names)}


def test_every_table_that_a_form_edits_in_rows_has_a_list():
    within = {group.rows for group in LOCATIONS.form if group.rows}
    assert all(TABLES[name].listed for name in within)
    assert all(table.listed for table in TABLES.values() if len(table.form) == 1 and table.name != "regios")


def test_a_period_without_end_is_open_ended():
    row = {"van": date(2027, 1, 1), "tot": None, "plekken_asiel": 1200, "plekken_overig": None}
    assert listed(CAPACITY_PERIODS, row) == {"From": "2027-01-01", "To": "open-ended", "Asylum": "1,200", "Other": "–"}


def test_numbers_have_the_decimals_of_their_unit_and_stand_right():
    row = {"captype": "reserve_direct", "plekken": 10, "inzet_dgn": 5, "eur_plekdg": 4.5}
    assert listed(RESERVE, row)["€"] == "4.50"
    assert [column.number for column in columns_of(RESERVE)] == [False, True, True, True]
    assert listed(FACILITIES, {"soort": "huisarts", "km": 1.25, "minuten": None, "datum": None})["km"] in ("1.2", "1.3")


def test_a_location_is_named_only_in_a_list_of_the_whole_plan():
    row = {"datum": None, "soort": "besluit", "besluit": None, "loc_id": "L1"}
    assert "Location" not in listed(MILESTONES, row)
    assert listed(MILESTONES, row, {"L1": "De Brug"})["Location"] == "De Brug"


def test_names_are_looked_up_when_a_row_is_shown():
    names = {}
    columns = columns_of(TRANSFERS, names)
    names["GM2"] = "Aa"
    row = {"halfjaar": "2027-1", "van_gm": "GM2", "naar_gm": "GM9", "aantal": 3}
    assert [column.text(row) for column in columns][1:] == ["Aa", "GM9", "3"]
    assert columns[1].sort(row) == "Aa"


def test_headings_are_short_where_a_label_is_long():
    assert [column.title for column in columns_of(TARGETS, {})][:3] == ["Municipality", "Half-year", "Target"]
    assert [column.title for column in columns_of(DOCUMENTS)] == ["File or page", "Description"]
