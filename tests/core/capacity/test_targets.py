# SPDX-License-Identifier: GPL-2.0-or-later
"""Which half-year counts for a municipality."""

from __future__ import annotations

from datetime import date

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from opvangatlas.plugin.core.capacity.targets import last_up_to, targets_on
from opvangatlas.plugin.core.model.half_years import half_year_on
from opvangatlas.plugin.core.model.tables import TABLES
from opvangatlas.plugin.core.wording import is_unknown

DAY = date(2027, 3, 1)
FIGURES = ("taakst", "achterst", "gehuisv", "gekoppeld")


def table(rows):
    return TABLES["taakstellingen"].frame(pd.DataFrame(rows, columns=["gm_code", "halfjaar", *FIGURES]))


def test_no_figure_of_another_half_year_stands_in_the_row():
    rows = table([("GM0001", "2026-2", 50, -3, 41, None), ("GM0001", "2027-1", 60, None, None, 9)])
    (row,) = last_up_to(rows, DAY).to_dict("records")
    assert (row["halfjaar"], row["taakst"], row["gekoppeld"]) == ("2027-1", 60, 9)
    assert is_unknown(row["achterst"])
    assert is_unknown(row["gehuisv"])


def test_a_half_year_without_a_target_does_not_hide_the_last_one_with():
    rows = table([("GM0001", "2026-2", 50, None, 41, None), ("GM0001", "2027-1", None, None, 12, None)])
    (row,) = last_up_to(rows, DAY).to_dict("records")
    assert (row["halfjaar"], row["taakst"], row["gehuisv"]) == ("2026-2", 50, 41)


ROWS = st.lists(
    st.tuples(
        st.sampled_from(["GM0001", "GM0002", "GM0003"]),
        st.sampled_from(["2025-1", "2025-2", "2026-1", "2026-2", "2027-1", "2027-2"]),
        *[st.none() | st.integers(0, 99)] * 4,
    ),
    unique_by=lambda row: row[:2],
    max_size=12,
)


@given(ROWS)
def test_every_row_is_one_row_of_the_table_and_its_target_the_one_that_counts(rows):
    frame, none = table(rows), TABLES["overdrachten"].frame(pd.DataFrame())
    stored = {(row["gm_code"], row["halfjaar"]): row for row in frame.to_dict("records")}
    found = {row["gm_code"]: row for row in last_up_to(frame, DAY).to_dict("records")}
    for code in {row[0] for row in rows if row[1] <= half_year_on(DAY)}:
        row = found.pop(code)
        assert str(row) == str(stored[code, row["halfjaar"]])
        halves = [half for (gm, half), old in stored.items() if gm == code and half <= half_year_on(DAY)]
        known = [half for half in halves if not is_unknown(stored[code, half]["taakst"])]
        assert row["halfjaar"] == max(known or halves)
        assert targets_on(frame, none, DAY).get(code) == (None if not known else row["taakst"])
    assert found == {}
