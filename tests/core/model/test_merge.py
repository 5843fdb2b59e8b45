# SPDX-License-Identifier: GPL-2.0-or-later
"""What two programs made of one table is brought together: nothing of either is lost, or the cell is named."""

from __future__ import annotations

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st
from shapely import box

from opvangatlas.plugin.core.model.merge import merged
from opvangatlas.plugin.core.model.tables import TABLES

TABLE = TABLES["verbindingen"]
KEYS = [("GM1", "GM2", "veer"), ("GM1", "GM3", "brug"), ("GM2", "GM3", "veer")]
CELLS = st.tuples(st.sampled_from([None, "a", "b"]), st.sampled_from([None, 1.0, 2.0]))
ROWS = st.dictionaries(st.sampled_from(KEYS), CELLS)


def frame(rows: dict) -> pd.DataFrame:
    return TABLE.frame(
        pd.DataFrame([(*key, *cells) for key, cells in rows.items()], columns=list(TABLE.names)).astype("object")
    )


def rows(made: pd.DataFrame) -> dict:
    plain = made.astype("object").where(made.notna(), None)
    return {tuple(row[:3]): tuple(row[3:]) for row in plain.itertuples(index=False, name=None)}


def slowly(before: dict, ours: dict, theirs: dict) -> tuple[dict, set]:
    """Cell by cell; a row that is not there has one cell, which says so."""
    out, clashes = {}, set()
    for key in KEYS:
        old, mine, other = before.get(key), ours.get(key), theirs.get(key)
        if mine in (other, old):
            made = other
        elif other == old:
            made = mine
        elif mine is None or other is None:
            made = mine
            clashes.add((key, None))
        else:
            base = old or (None, None)
            cells = []
            for name, was, our, their in zip(("naam", "minuten"), base, mine, other, strict=True):
                cells.append(their if our == was else our)
                if our not in (their, was) and their != was:
                    clashes.add((key, name))
            made = tuple(cells)
        if made is not None:
            out[key] = made
    return out, clashes


@given(ROWS, ROWS, ROWS)
def test_both_changes_are_in_it_or_the_cell_is_named(before, ours, theirs):
    made = merged(TABLE, frame(before), frame(ours), frame(theirs))
    expected, clashes = slowly(before, ours, theirs)
    assert rows(made.frame) == expected
    assert {(clash.key, clash.column) for clash in made.clashes} == clashes


@given(ROWS, ROWS)
def test_alone_one_has_his_way(before, ours):
    made = merged(TABLE, frame(before), frame(ours), frame(before))
    assert rows(made.frame) == ours
    assert made.clashes == ()


def test_shapes_are_compared_point_by_point():
    table = TABLES["regios"]

    def one(shape, name="Noord"):
        return table.frame({"variant_id": ["A"], "regio_id": ["R1"], "regio_nm": [name], "geom": [shape]})

    made = merged(table, one(box(0, 0, 1, 1)), one(box(0, 0, 1, 1), "Zuid"), one(box(0, 0, 2, 1)))
    assert made.frame["geom"][0].equals(box(0, 0, 2, 1))
    assert made.frame["regio_nm"].tolist() == ["Zuid"]
    assert made.clashes == ()
    made = merged(table, one(box(0, 0, 1, 1)), one(box(0, 0, 3, 1)), one(box(0, 0, 2, 1)))
    assert [clash.column for clash in made.clashes] == ["geom"]
