# SPDX-License-Identifier: GPL-2.0-or-later
"""Two programs that save the same table: nothing of either is lost, or the second is told which cells."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pandas as pd
import pytest

from opvangatlas.plugin.core.errors import StorageError
from opvangatlas.plugin.storage.geopackage import GeoPackageStore


@pytest.fixture
def other(store):
    with GeoPackageStore.open(store.path) as made:
        yield made


def names(store) -> list[str]:
    return store.read()["opvanglocaties"]["loc_naam"].tolist()


def renamed(plan, row: int, name: str) -> dict[str, pd.DataFrame]:
    frame = plan["opvanglocaties"].copy()
    frame.loc[row, "loc_naam"] = name
    return {"opvanglocaties": frame}


def test_rows_that_the_other_changed_meanwhile_stay_changed(store, other):
    mine, theirs = store.read(), other.read()
    other.save(renamed(theirs, 0, "van de ander"))
    store.save(renamed(mine, 1, "van mij"))
    assert names(store) == ["van de ander", "van mij"]


def test_a_frame_that_is_changed_in_place_is_a_change_too(store, other):
    mine, theirs = store.read(), other.read()
    other.save(renamed(theirs, 0, "van de ander"))
    mine["opvanglocaties"].loc[1, "loc_naam"] = "van mij"
    store.save({"opvanglocaties": mine["opvanglocaties"]})
    assert names(store) == ["van de ander", "van mij"]


def test_rows_that_the_other_added_meanwhile_stay(store, other):
    mine, theirs = store.read(), other.read()
    row = theirs["opvanglocaties"].iloc[[1]].assign(loc_id="L3", loc_naam="nieuw")
    other.append({"opvanglocaties": row})
    store.save(renamed(mine, 1, "van mij"))
    assert names(store)[1:] == ["van mij", "nieuw"]


def test_one_cell_that_both_changed_is_named_and_nothing_is_saved(store, other):
    mine, theirs = store.read(), other.read()
    other.save(renamed(theirs, 1, "van de ander"))
    with pytest.raises(StorageError, match=r"too meanwhile \(cells: 1\): L2 loc_naam"):
        store.save({**renamed(mine, 1, "van mij"), "wijzigingen": mine["wijzigingen"].assign(oud="x")})
    assert names(store)[1] == "van de ander"
    assert store.read()["wijzigingen"]["oud"].isna()[0]
    store.save(renamed(store.read(), 1, "van mij"))
    assert names(store)[1] == "van mij"


def test_the_division_that_the_other_changed_through_the_municipalities_stays(store, other):
    mine, theirs = store.read(), other.read()
    other.save({"gemeenten": theirs["gemeenten"].assign(regio_id=["R2", "R2", None])})
    moved = mine["indeling"].copy()
    moved.loc[moved["gm_code"].eq("GM9002") & moved["variant_id"].eq("A"), "regio_id"] = "R1"
    store.save({"indeling": moved})
    assert store.read()["gemeenten"]["regio_id"].tolist() == ["R2", "R1", None]


def test_a_program_that_knows_nothing_of_versions_counts_too(store):
    mine = store.read()
    with closing(sqlite3.connect(store.path)) as connection, connection:
        connection.execute("UPDATE reservecapaciteit SET plekken = 60")
    store.save({"reservecapaciteit": mine["reservecapaciteit"].assign(omstandigh="mijn tekst")})
    saved = store.read()["reservecapaciteit"]
    assert saved["plekken"].tolist() == [60]
    assert saved["omstandigh"].tolist() == ["mijn tekst"]


def test_own_saves_follow_each_other(store):
    plan = store.read()
    store.save(renamed(plan, 1, "een"))
    store.save(renamed(plan, 1, "twee"))
    assert names(store)[1] == "twee"


UNREADABLE = "UPDATE capaciteitsperioden SET van = 'onbekend', plekken_asiel = 12.7 WHERE periode_id = 'P1'"


def without_bounds(path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("DROP TRIGGER capaciteitsperioden_grenzen_anders")
        connection.execute(UNREADABLE)


def test_what_cannot_be_read_is_listed_at_opening_and_survives_a_save(store):
    without_bounds(store.path)
    with GeoPackageStore.open(store.path) as again:
        lines = [note.line("en") for note in again.notes]
        assert len(lines) == 1
        assert "capaciteitsperioden P1 van: onbekend; capaciteitsperioden P1 plekken_asiel: 12.7" in lines[0]
        plan = again.read()
        assert plan["capaciteitsperioden"][["van", "plekken_asiel"]].isna().iloc[0].all()
        again.save({"capaciteitsperioden": plan["capaciteitsperioden"]})
        assert again.read()["onleesbaar"]["tekst"].tolist() == ["onbekend", "12.7"]
    with GeoPackageStore.open(store.path) as later:  # until the user decides
        assert len(later.notes) == 1
        later.save({"onleesbaar": later.read()["onleesbaar"].iloc[:0]})
    with GeoPackageStore.open(store.path) as done:
        assert done.notes == ()


def test_in_a_plan_that_is_only_read_it_counts_as_unknown(store):
    without_bounds(store.path)
    before = store.path.read_bytes()
    with GeoPackageStore.open(store.path, read_only=True) as again:
        assert "count as unknown" in again.notes[0].line("en")
        assert again.read()["capaciteitsperioden"][["van", "plekken_asiel"]].isna().iloc[0].all()
    assert store.path.read_bytes() == before
