# SPDX-License-Identifier: GPL-2.0-or-later
"""Prognoses compared."""

from __future__ import annotations

from datetime import date

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from opvangatlas.plugin.core.capacity.need import compare_versions
from opvangatlas.plugin.core.capacity.prognoses import SAME, differences
from opvangatlas.plugin.core.capacity.quarters import Window
from opvangatlas.plugin.core.model.capacity_tables import NEED

WINDOW = Window.between(date(2027, 1, 1), date(2028, 12, 31))


def need(rows):
    names = ["versie", "gebied_code", "typegroep", "datum", "scenario", "plekken"]
    return NEED.frame(pd.DataFrame(rows, columns=names).assign(gebied_soort="provincie"))


def test_a_run_of_quarters_is_one_row():
    rows = [
        ("I", "PV23", "rol", date(2027, 1, 1), "midden", 100),
        ("II", "PV23", "rol", date(2027, 1, 1), "midden", 100),
        ("II", "PV23", "rol", date(2027, 7, 1), "midden", 130),
        ("II", "PV23", "rol", date(2028, 1, 1), "midden", 90),
    ]
    found = differences(need(rows), "I", "II", WINDOW)
    assert found[["van", "tot", "oud", "nieuw", "verschil"]].to_numpy().tolist() == [
        ["2027-K3", "2027-K4", 100, 130, 30],
        ["2028-K1", "2028-K4", 100, 90, -10],
    ]


def test_what_one_of_them_lacks_is_unknown_there():
    rows = [
        ("I", "PV23", "rol", date(2027, 1, 1), "midden", 100),
        ("II", "PV25", "rol", date(2028, 10, 1), "midden", 0),
    ]
    found = differences(need(rows), "I", "II", WINDOW)
    assert list(found["gebied_code"]) == ["PV23", "PV25"]
    assert found["verschil"].isna().all()
    assert found.loc[1, ["van", "tot"]].tolist() == ["2028-K4", "2028-K4"]


def test_the_same_prognosis_has_none():
    rows = [("I", "PV23", "rol", date(2027, 1, 1), "midden", 100)]
    assert differences(need(rows), "I", "I", WINDOW).empty


starts = st.sampled_from([quarter.first for quarter in WINDOW.quarters])
figures = st.dictionaries(
    st.tuples(st.sampled_from(["I", "II"]), st.sampled_from(["PV23", "PV25"]), starts), st.integers(0, 3), max_size=10
)


@given(figures)
@settings(deadline=None)
def test_the_runs_together_are_the_quarters_that_differ(given_figures):
    table = need([(v, area, "rol", day, "midden", n) for (v, area, day), n in given_figures.items()])
    runs = differences(table, "I", "II", WINDOW)
    labels = WINDOW.labels
    unfolded = {
        (row["gebied_code"], label): (row["oud"], row["nieuw"])
        for row in runs.astype(object).where(runs.notna(), None).to_dict("records")
        for label in labels[labels.index(row["van"]) : labels.index(row["tot"]) + 1]
    }
    every = compare_versions(table, "I", "II", WINDOW)
    every = every.astype(object).where(every.notna(), None)
    expected = {
        (row["gebied_code"], row["kwartaal"]): (row["oud"], row["nieuw"])
        for row in every.to_dict("records")
        if row["oud"] != row["nieuw"]
    }
    assert unfolded == expected
    assert not runs.duplicated([*SAME, "van"]).any()
