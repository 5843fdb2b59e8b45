# SPDX-License-Identifier: GPL-2.0-or-later
"""The tables and settings are well-formed, and have the defaults of the functions."""

from __future__ import annotations

import pytest

from opvangatlas.plugin.core.capacity import apportionment, expiry, reserve, scale_down, settlement, sizing, targets
from opvangatlas.plugin.core.model.capacity_settings import CAPACITY_SETTINGS
from opvangatlas.plugin.core.model.capacity_tables import CAPACITY_TABLES, NEED
from opvangatlas.plugin.core.model.plan import Plan
from opvangatlas.plugin.core.model.settings import SETTINGS
from opvangatlas.plugin.core.model.tables import TABLES


@pytest.mark.parametrize("table", CAPACITY_TABLES.values(), ids=lambda table: table.name)
def test_tables_are_well_formed(table):
    names = [column.name for column in table]
    exports = [column.export for column in table if column.export]
    assert set(table.key) <= set(names)
    assert len(set(names)) == len(names)
    assert len(set(exports)) == len(exports)
    assert all(len(name) <= 10 for name in exports)
    assert list(table.empty().columns) == names
    assert TABLES[table.name] is table
    for link in table.foreign_keys:
        other = TABLES[link.table]
        assert set(link.columns) <= set(names)
        assert link.key == other.key


def test_a_plan_without_the_table_has_an_empty_one():
    assert list(Plan()["behoefte"].columns) == list(NEED.names)
    assert Plan()["taakstellingen"].empty
    rows = NEED.frame({"versie": ["x"]})
    assert Plan({"behoefte": rows})["behoefte"] is rows


def test_settings_have_the_defaults_of_the_functions():
    default = {setting.key: setting.default for setting in CAPACITY_SETTINGS}
    assert len(default) == len(CAPACITY_SETTINGS)
    assert {s.key: SETTINGS[s.key] for s in CAPACITY_SETTINGS} == {s.key: s for s in CAPACITY_SETTINGS}
    assert default["verdeelsleutel"] == apportionment.BY_INHABITANTS
    assert default["verevening"] in [reading.code for reading in settlement.READINGS]
    assert reserve.parse_order(default["reserve_volgorde"]) == reserve.ORDER
    assert (default["rol_weken"], default["rol_kansrijk"], default["flex_aandeel"]) == (
        sizing.WEEKS,
        sizing.PROMISING_RATIO,
        sizing.FLEXIBLE_SHARE,
    )
    assert (default["huisvestingstermijn"], default["koppel_tolerantie"]) == (
        targets.TERM_WEEKS,
        targets.MATCHING_TOLERANCE,
    )
    assert (default["gebruik_eur_jaar"], default["gebruik_nood_eur_jaar"]) == (
        reserve.USE_PER_YEAR,
        reserve.EMERGENCY_USE_PER_YEAR,
    )
    assert (default["mix_aandeel"], default["afloop_maanden"]) == (scale_down.MIX_SHARE, expiry.MONTHS)


@pytest.mark.parametrize("setting", CAPACITY_SETTINGS, ids=lambda setting: setting.key)
def test_a_default_survives_storage(setting):
    assert setting.parse(setting.stored(setting.default)) == setting.default
