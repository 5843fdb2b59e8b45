# SPDX-License-Identifier: GPL-2.0-or-later
"""A regio-indeling beside existing divisions."""

from __future__ import annotations

import pandas as pd
import pytest

from opvangatlas.plugin.core.regions.compare import best_division, fit


def table(**divisions):
    rows = [
        {"divisie": name, "gm_code": code, "code": unit, "naam": f"Naam {unit}"}
        for name, units in divisions.items()
        for unit, codes in units.items()
        for code in codes
    ]
    return pd.DataFrame(rows, columns=["divisie", "gm_code", "code", "naam"])


def test_equal():
    (one,) = fit({"a": "R", "b": "R"}, table(vr={"V": "ab"}), "vr")
    assert (one.region, one.unit, one.unit_name, one.extra, one.absent, one.differing) == (
        "R",
        "V",
        "Naam V",
        (),
        (),
        0,
    )


def test_extra_and_absent():
    one, two = fit({"a": "R", "b": "R", "c": "S", "d": "R"}, table(vr={"V": "abc", "W": "d"}), "vr")
    assert (one.extra, one.absent, one.differing) == (("d",), ("c",), 2)
    assert (two.unit, two.extra, two.absent) == ("V", (), ("a", "b"))


def test_the_whole_unit_counts_also_outside_the_plan():
    (one,) = fit({"a": "R"}, table(vr={"V": "az"}), "vr")
    assert (one.absent, one.shared, one.whole) == (("z",), 1, 2)


def test_whole_units_together_are_a_union_and_never_the_same():
    (one,) = fit({"a": "R", "b": "R", "c": "R"}, table(vr={"V": "ab", "W": "c"}), "vr")
    assert (one.union, one.differing) == (("Naam V", "Naam W"), 1)
    (part,) = fit({"a": "R", "c": "R"}, table(vr={"V": "ab", "W": "c"}), "vr")
    assert part.union == ()


def test_unassigned_ones_are_absent_and_unknown_ones_left_out():
    (one,) = fit({"a": "R", "b": None, "c": "R"}, table(vr={"V": "ab"}), "vr")
    assert (one.extra, one.absent) == ((), ("b",))


def test_a_region_the_division_knows_nothing_of_is_left_out():
    assert fit({"z": "R"}, table(vr={"V": "ab"}), "vr") == []


def test_a_tie_is_for_the_first_unit():
    (one,) = fit({"a": "R", "b": "R"}, table(vr={"W": "b", "V": "a"}), "vr")
    assert one.unit == "V"


def test_the_best_division_has_fewest_differences_then_the_first_name():
    divisions = table(am={"A": "ac", "B": "b"}, vr={"V": "ab", "W": "c"}, ggd={"G": "ab", "H": "c"})
    assert best_division({"a": "R", "b": "R", "c": "S"}, divisions) == "ggd"


def test_without_divisions():
    with pytest.raises(ValueError, match="no divisions"):
        best_division({"a": "R"}, table())
