# SPDX-License-Identifier: GPL-2.0-or-later
"""Declared links: each row accepted, or rejected with every reason."""

from __future__ import annotations

import pandas as pd
import pytest

from opvangatlas.plugin.core.errors import InputError
from opvangatlas.plugin.core.intake.links import import_links

from ..plans import gm, municipalities, plan_of

PLAN = plan_of([*municipalities(), gm(9, None, None, in_plan=False)])


def taken(*rows, columns=("gm_a", "gm_b", "soort", "naam", "minuten"), plan=PLAN):
    return import_links(plan, pd.DataFrame([dict(zip(columns, row, strict=False)) for row in rows], dtype=object))


def reason(*row):
    frame, sieve = taken(row)
    assert len(frame) == 0
    return sieve.rejected("nl")["reden"].iloc[0]


def test_links_in_every_spelling():
    frame, sieve = taken(
        ("1", " GM0002 ", "Veer", " Pont ", "12,5"),
        ("GM0001", 3.0, "bridge", None, None),
        ("gm4", "GM0003", "bestuurlijke afspraak", "", ""),
        ("GM0001", "GM0009", "tunnel"),
    )
    assert not sieve.reasons
    assert frame[["gm_a", "gm_b", "soort"]].values.tolist() == [
        ["GM0001", "GM0002", "veer"],
        ["GM0001", "GM0003", "brug"],
        ["GM0004", "GM0003", "bestuurlijk"],
        ["GM0001", "GM0009", "tunnel"],
    ]
    assert frame["naam"].tolist() == ["Pont", None, None, None]
    assert frame["minuten"].iloc[0] == 12.5
    assert frame["minuten"].isna().tolist() == [False, True, True, True]


@pytest.mark.parametrize(
    ("row", "says"),
    [
        (("GM0001", "GM0002", "bus"), "‘bus’ is geen soort verbinding. Kies uit: veer, tunnel, brug, bestuurlijk."),
        (("GM0001", "GM0002", None), "‘’ is geen soort verbinding."),
        (("Ameland", "GM0002", "veer"), "‘Ameland’ is geen gemeentecode."),
        (("GM0001", None, "veer"), "‘’ is geen gemeentecode."),
        (("GM0001", "GM0777", "veer"), "GM0777 staat niet in dit plan."),
        (("GM0001", "1", "veer"), "GM0001 is met zichzelf verbonden."),
        (("GM0001", "GM0002", "veer", "", "lang"), "‘lang’ is geen aantal minuten."),
        (("GM0001", "GM0002", "veer", "", "-1"), "‘-1’ is geen aantal minuten."),
        (("GM0001", "GM0002", "veer", "", "1e999"), "‘1e999’ is geen aantal minuten."),
    ],
)
def test_a_row_is_rejected_with_the_reason(row, says):
    assert says in reason(*row)


def test_all_reasons_of_a_row():
    assert reason("x", "GM0777", "y", "", "z").count(".") >= 4


def test_a_link_is_there_once_whatever_its_direction():
    frame, sieve = taken(("GM0001", "GM0002", "veer"), ("GM0002", "1", "ferry"), ("GM0001", "GM0002", "brug"))
    assert len(frame) == 2
    assert sieve.rejected("nl")["reden"].tolist() == ["Deze verbinding is er al: GM0002 – GM0001 (veerverbinding)."]


def test_importing_again_gives_nothing_new():
    frame, _ = taken(("GM0001", "GM0002", "veer"))
    again, sieve = taken(("GM0001", "GM0002", "veer"), plan=PLAN.with_tables(verbindingen=frame))
    assert len(again) == 0
    assert len(sieve.reasons) == 1


def test_other_names_for_the_columns():
    frame, _ = taken(("GM0001", "GM0002", "veer", "Pont", 5), columns=("Van", "NAAR", "Kind", "Name", "Minutes"))
    assert frame[["naam", "minuten"]].values.tolist() == [["Pont", 5.0]]


def test_a_missing_column_is_named():
    with pytest.raises(InputError) as error:
        taken(("GM0001", "GM0002"), columns=("gm_a", "gm_b"))
    assert error.value.line("nl") == "Kolom ‘soort’ staat niet in de invoer; wel: gm_a, gm_b."
