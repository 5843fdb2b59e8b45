# SPDX-License-Identifier: GPL-2.0-or-later
"""What of a plan may be seen by anyone."""

from __future__ import annotations

import pandas as pd

from opvangatlas.plugin.core.model.offer_tables import OFFERS
from opvangatlas.plugin.core.model.plan import Plan
from opvangatlas.plugin.core.model.settings import Settings
from opvangatlas.plugin.core.model.tables import LOCATIONS, TABLES


def plan_with(secret) -> Plan:
    """Two locations; every other table has a row that belongs to each, as far as the schema says how."""
    frames: dict[str, pd.DataFrame] = {}
    for table in TABLES.values():
        rows: dict[str, list[object]] = {column: [f"{table.name}-{n}" for n in (1, 2)] for column in text_key(table)}
        for link in table.links:
            rows |= {column: rows_of(link.table, key) for column, key in zip(link.columns, link.key, strict=True)}
        if table.about is not None:
            rows |= {table.about[0]: [LOCATIONS.name] * 2, table.about[1]: rows_of(LOCATIONS.name, "loc_id")}
        frames[table.name] = pd.DataFrame(rows)
    frames[LOCATIONS.name] = frames[LOCATIONS.name].assign(vertrouwelijk=[False, secret])
    frames["onderbouwingen"] = frames["onderbouwingen"].assign(hash_open="x")  # of findings that anyone may see
    frames["inzetplannen"] = frames["inzetplannen"].assign(vertrouwelijk=False)
    frames[OFFERS.name] = frames[OFFERS.name].assign(vertrouwelijk=False)
    frames["mijlpalen"] = pd.DataFrame(
        {"mijlpaal_id": ["a", "b", "c"], "loc_id": [*rows_of(LOCATIONS.name, "loc_id"), None]}
    )
    return Plan({}, Settings({})).with_tables(**frames)


def text_key(table) -> list[str]:
    return [name for name in table.key if table.column(name).kind == "text"]


def rows_of(table: str, column: str) -> list[object]:
    return [f"{table}-{n}" for n in (1, 2)] if column in TABLES[table].key else [None, None]


def test_every_column_that_could_name_a_location_is_declared_to_do_so():
    for table in TABLES.values():
        named = {column for link in table.links if link.table == LOCATIONS.name for column in link.columns}
        assert {column.name for column in table if column.name.startswith("loc_id")} - {"loc_id"} == set()
        assert table is LOCATIONS or named == ({"loc_id"} & set(table.names)), table.name
        assert ({"onderwerp", "tabel"} & set(table.names) == set()) == (table.about is None), table.name


def test_no_reference_to_a_confidential_location_survives_in_any_table():
    for secret in (True, None):
        shown = plan_with(secret).public()
        for name, frame in shown.frames.items():
            for column in frame.columns:
                assert f"{LOCATIONS.name}-2" not in set(map(str, frame[column])), (name, column)
        assert list(shown["mijlpalen"]["mijlpaal_id"]) == ["a", "c"]


def test_what_belongs_to_what_is_hidden_goes_too():
    """A line of a reserve plan names a reserve row, which stands at a location."""
    plan = plan_with(True)
    lines = plan["inzetregels"].assign(loc_id=None)
    shown = plan.with_tables(inzetregels=lines).public()
    assert list(shown["inzetregels"]["reserve_id"]) == ["reservecapaciteit-1"]


def test_a_plan_without_any_keeps_every_row_and_knows_that_it_is_public():
    plan = plan_with(False)
    shown = plan.public()
    assert shown.is_public
    assert not plan.is_public
    assert shown.public() is shown
    assert all(shown[name].equals(plan[name]) for name in plan.frames)


def test_a_confidential_offer_is_gone_though_it_is_about_no_location():
    plan = plan_with(False)
    offers = plan[OFFERS.name].assign(loc_id=None, vertrouwelijk=pd.array([True, False], dtype="boolean"))
    assert list(plan.with_tables(aanbod=offers).public()[OFFERS.name]["aanbod_id"]) == ["aanbod-2"]
    assert plan.with_tables(aanbod=offers.assign(vertrouwelijk=None)).public()[OFFERS.name].empty
