# SPDX-License-Identifier: GPL-2.0-or-later
"""Where a table begins, whatever stands above it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opvangatlas.plugin.core.errors import InputError
from opvangatlas.plugin.core.intake.table_shape import find_header, shaped
from opvangatlas.plugin.core.wording import word

HEADER = ["naam", "plekken", "x", "y"]
ROWS = [["Zee", 100, 202500.0, 482500.0], ["Duin", None, 203500.5, 482500.0]]


def said(found):
    return [word(text, figures, "nl") for text, figures in found.remarks]


def test_a_table_and_nothing_else():
    found = shaped([HEADER, *ROWS], "lijst.csv")
    assert list(found.frame) == HEADER
    assert found.frame["plekken"].tolist() == [100, None]
    assert found.frame["x"].tolist() == [202500.0, 203500.5]
    assert said(found) == []


def test_a_title_and_groups_of_columns_above_it():
    above = [["Overzicht"], [], ["", "Capaciteit", "RD", None]]
    found = shaped([*above, HEADER, *ROWS], "lijst.xlsx")
    assert list(found.frame) == HEADER
    assert found.numbers == [5, 6]
    assert said(found) == [
        "De kolomnamen zijn gelezen uit rij 4; wat erboven staat is overgeslagen: Overzicht, Capaciteit, RD."
    ]


def test_totals_and_empty_rows_are_no_rows():
    found = shaped([HEADER, ROWS[0], [], ["Totaal:", 100], ["", None]], "lijst.csv")
    assert found.frame["naam"].tolist() == ["Zee"]
    assert said(found) == ["Overgeslagen als totaal: 4."]


def test_a_place_called_totaal_is_a_row():
    assert len(shaped([HEADER, ["Totaal", 10, 202500.0, 482500.0]], "lijst.csv").frame) == 1


def test_names_that_no_import_knows_stand_in_the_first_row():
    assert find_header([["a", "b"], ["c", "d"], ["naam", "x"]]) == 0


def test_a_column_without_a_name_has_a_number_when_it_holds_something():
    found = shaped([["naam", "", "", "x"], ["Zee", "iets", "", 1]], "lijst.csv")
    assert list(found.frame) == ["naam", "kolom_2", "", "x"]


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        ([], "lijst.csv is leeg."),
        ([["", None], []], "lijst.csv is leeg."),
        ([["naam", "naam"], ["a", "b"]], "Kolom naam staat er meer dan eens in."),
        ([["naam"], ["a", "b"]], "Rij 2 heeft meer cellen dan de kop."),
    ],
)
def test_what_is_no_table(rows, says):
    with pytest.raises(InputError) as refused:
        shaped(rows, "lijst.csv")
    assert refused.value.line("nl") == says


@given(
    titles=st.lists(st.lists(st.sampled_from(["", "Overzicht", "stand 1-10-2026", "concept"]), max_size=3), max_size=6),
    rows=st.lists(st.tuples(st.integers(0, 9999), st.floats(0, 3e5)), min_size=1, max_size=8),
)
def test_whatever_narrower_stands_above_the_rows_are_the_same(titles, rows):
    cells = [[f"L{number}", places, x, 482500.0] for number, (places, x) in enumerate(rows)]
    found = shaped([*titles, HEADER, *cells], "lijst.xlsx")
    assert list(found.frame) == HEADER
    assert found.frame.to_numpy().tolist() == cells
    assert found.header == len(titles)
