# SPDX-License-Identifier: GPL-2.0-or-later
"""What all imports share: the sieve, columns, pairs, and where the Netherlands are."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from opvangatlas.plugin.core.errors import InputError
from opvangatlas.plugin.core.intake.assignment import read_assignment
from opvangatlas.plugin.core.intake.links import import_links
from opvangatlas.plugin.core.intake.locations import LocationInput, import_locations
from opvangatlas.plugin.core.intake.municipalities import Columns
from opvangatlas.plugin.core.intake.rows import (
    Sieve,
    guess,
    in_rd,
    parse_pairs,
    require_columns,
    require_rd,
)
from opvangatlas.plugin.core.wording import Text

from ..plans import municipalities, plan_of

WHY = Text("Reden {n:int}.", "Reason {n:int}.")


def test_rejected_rows_come_back_as_they_came_with_every_reason():
    sieve = Sieve(pd.DataFrame({"a": [" x ", 5, None], "b": [1, 2, 3]}, index=[4, 5, 6]))
    sieve.reject(2, WHY, n=1)
    sieve.reject(0, WHY, n=2)
    sieve.reject(2, WHY, n=3)
    frame = sieve.rejected("nl")
    assert frame["a"].tolist() == [" x ", None]
    assert frame["reden"].tolist() == ["Reden 2.", "Reden 1. Reden 3."]
    assert [sieve.is_rejected(n) for n in range(3)] == [True, False, True]
    assert sieve.rejected("en")["reden"].iloc[0] == "Reason 2."


def test_the_reason_of_an_earlier_import_is_replaced():
    sieve = Sieve(pd.DataFrame({"a": [1], "reden": ["oud"]}))
    sieve.reject(0, WHY, n=1)
    assert sieve.rejected("nl").to_dict("records") == [{"a": 1, "reden": "Reden 1."}]


def test_nothing_rejected_keeps_the_columns():
    assert list(Sieve(pd.DataFrame({"a": [1]})).rejected("nl").columns) == ["reden", "a"]


def test_a_missing_column_is_named_beside_those_there_are():
    with pytest.raises(InputError, match="‘z’ is not in the input, which has: a, b"):
        require_columns(pd.DataFrame(columns=["a", "b", "geom"]), ["a", "z"])


def test_a_column_is_guessed_in_the_order_of_the_candidates():
    assert guess(["Naam", "LOCATIE"], ("locatie", "naam")) == "LOCATIE"
    assert guess(["x"], ("locatie",)) is None


TWINS = {
    "links": lambda: import_links(plan_of(municipalities()), pd.DataFrame(columns=["gm_a", "GM_A", "gm_b", "soort"])),
    "locations": lambda: import_locations(
        plan_of(municipalities()), pd.DataFrame(columns=["naam", "Capaciteit", "capaciteit", "geom"]), LocationInput()
    ),
    "division": lambda: read_assignment(plan_of(municipalities()), pd.DataFrame(columns=["gm_code", "Regio", "regio"])),
    "new plan": lambda: Columns.guessed(["gm_code", "Gemeente", "gemeente"]),
}
"""Every import that looks for columns by name, with one column twice in another spelling."""


@pytest.mark.parametrize("door", TWINS)
def test_two_columns_that_stand_for_one_thing_are_refused_at_every_door(door):
    with pytest.raises(InputError, match="have the same name"):
        TWINS[door]()


def test_a_column_that_was_chosen_needs_no_guess():
    assert Columns.guessed(["gm_code", "Gemeente", "gemeente"], name="gemeente").name == "gemeente"


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("a=b;c=d", {"a": "b", "c": "d"}),
        (" a = b c ;; ", {"a": "b c"}),
        ("", {}),
        (None, {}),
        ("a=b=c", {"a": "b=c"}),
    ],
)
def test_pairs(text, pairs):
    assert parse_pairs(text) == pairs


@pytest.mark.parametrize("text", ["a", "a=", "=b", "a=b;c"])
def test_what_is_no_pair(text):
    with pytest.raises(InputError) as error:
        parse_pairs(text)
    assert "naam=waarde" in error.value.line("nl")


names = st.text(st.characters(codec="utf-8", exclude_characters=";=", exclude_categories=["Cc", "Cs"]), min_size=1)


@given(st.dictionaries(names.map(str.strip).filter(bool), names.map(str.strip).filter(bool)))
def test_pairs_read_back(pairs):
    assert parse_pairs(";".join(f"{k}={v}" for k, v in pairs.items())) == pairs


def array(*shapes):
    out = np.empty(len(shapes), dtype=object)
    out[:] = shapes
    return out


HERE, THERE, NOWHERE = shapely.Point(155_000, 463_000), shapely.Point(5.3, 52.1), shapely.Point()


def test_where_the_netherlands_are():
    assert in_rd(array(HERE, THERE, NOWHERE, shapely.box(0, 300_000, 10, 300_010))).tolist() == [
        True, False, False, True,
    ]  # fmt: skip


@pytest.mark.parametrize(
    "shapes",
    [(THERE,), (NOWHERE, NOWHERE, None), (HERE, THERE), (HERE, NOWHERE, None)],
)
def test_a_layer_of_which_most_lies_elsewhere_is_refused(shapes):
    with pytest.raises(InputError) as error:
        require_rd(array(*shapes), "laag", "EPSG:4326")
    assert error.value.line("nl").startswith("De coördinaten van ‘laag’ passen niet bij EPSG:4326.")


def test_a_layer_that_fits_its_system_but_lies_in_another_country_is_told_so():
    berlin = shapely.LineString([(800_000, 520_000), (801_000, 520_000)])
    with pytest.raises(InputError) as error:
        require_rd(array(berlin, berlin, HERE), "wegen", "EPSG:4326")
    assert error.value.line("nl").startswith("‘wegen’ ligt buiten Nederland (gelezen in EPSG:4326).")


@pytest.mark.parametrize("shapes", [(HERE,), (HERE, HERE, THERE), (HERE, None, None), (None,), ()])
def test_a_layer_that_is_here_or_has_no_shapes_is_not(shapes):
    require_rd(array(*shapes), "laag", "EPSG:28992")
