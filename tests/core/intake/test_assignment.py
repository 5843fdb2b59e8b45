# SPDX-License-Identifier: GPL-2.0-or-later
"""A regio-indeling from a table: every spelling, every refusal, partial tables."""

from __future__ import annotations

import pandas as pd
import pytest

from opvangatlas.plugin.core.errors import InputError
from opvangatlas.plugin.core.intake.assignment import read_assignment
from opvangatlas.plugin.core.wording import word

from ..plans import cell, gm, plan_of


@pytest.fixture
def plan():
    return plan_of([
        gm(50, cell(0, 0), gm_naam="Zeewolde"),
        gm(164, cell(1, 0), "R2", gm_naam="Hengelo (O)"),
        gm(518, cell(0, 1), gm_naam="'s-Gravenhage"),
        gm(1, cell(1, 1), "R2", gm_naam="Bergen (L)"),
        gm(2, cell(2, 1), "R2", gm_naam="Bergen (NH)"),
    ])  # fmt: skip


def read(plan, rows, columns=("gm_code", "regio_id")):
    return read_assignment(plan, pd.DataFrame(rows, columns=list(columns), dtype="object"))


@pytest.mark.parametrize("code", ["0050", "50", "GM0050", " GM0050 ", 50, 50.0, "gm50", "\ufeffGM0050"])
def test_every_spelling_of_a_code(plan, code):
    assert read(plan, [(code, "R2")]).region_of == {"GM0050": "R2"}


@pytest.mark.parametrize(("name", "code"), [
    ("Hengelo (O)", "GM0164"), ("hengelo o", "GM0164"), ("s Gravenhage", "GM0518"), ("’s-Gravenhage", "GM0518"),
])  # fmt: skip
def test_names_in_every_spelling(plan, name, code):
    assert read(plan, [(name, "R2")], ("gemeente", "regio")).region_of == {code: "R2"}


def test_a_name_that_fits_two_is_refused_with_both(plan):
    found = read(plan, [("Bergen", "R1"), ("Bergen (NH)", "R1")], ("gemeente", "regio"))
    assert found.region_of == {"GM0002": "R1"}
    assert found.sieve.is_rejected(0)


@pytest.mark.parametrize("code", ["x", "0", "GM9999", "12345", ""])
def test_what_is_no_municipality_of_the_plan_is_refused(plan, code):
    found = read(plan, [(code, "R1"), ("50", "R2")])
    assert found.sieve.is_rejected(0)
    assert found.region_of == {"GM0050": "R2"}


def test_a_municipality_in_two_regions_is_refused_both_times(plan):
    found = read(plan, [("50", "R1"), ("164", "R1"), ("GM0050", "R2")])
    assert found.region_of == {"GM0164": "R1"}
    assert found.sieve.is_rejected(0)
    assert found.sieve.is_rejected(2)


def test_the_same_row_twice_is_fine(plan):
    assert read(plan, [("50", "R1"), ("0050", "R1")]).region_of == {"GM0050": "R1"}


def test_an_empty_region_unassigns(plan):
    assert read(plan, [("50", None), ("164", " ")]).region_of == {"GM0050": None, "GM0164": None}


def test_regions_by_name_and_new_ones(plan):
    found = read(plan, [("50", "regio r2"), ("164", "Noord en Midden"), ("518", "Noord en midden")])
    assert found.region_of == {"GM0050": "R2", "GM0164": "noord-en-midden", "GM0518": "noord-en-midden"}
    assert found.names["noord-en-midden"] == "Noord en Midden"


def test_ids_go_first_exactly_and_what_can_be_two_regions_is_refused(plan):
    regions = plan["regios"].copy()
    regions["regio_id"], regions["regio_nm"] = ["10", "R-2"], ["R-2", "Zuid-Oost"]
    more = regions.iloc[[1]].assign(regio_id="R3", regio_nm="Zuid Oost")
    plan = plan.with_tables(regios=pd.concat([regions, more], ignore_index=True))
    rows = [("GM0001", "R-2"), ("GM0002", "10.0"), ("GM0050", "zuid oost"), ("GM0164", "Zuid Oost")]
    made = read(plan, rows)
    assert made.region_of == {"GM0001": "R-2", "GM0002": "10", "GM0164": "R3"}
    (reason,) = made.sieve.rejected("nl")["reden"]
    assert reason == "‘zuid oost’ kan meer regio's zijn: Zuid Oost (R3), Zuid-Oost (R-2)."


def test_every_other_spelling_is_said_once(plan):
    rows = [("ZEEWOLDE", "R1"), ("Hengelo (O)", "R1"), ("ZEEWOLDE", "r1")]
    made = read(plan, rows, ("gemeente", "regio"))
    assert [word(text, figures, "nl") for text, figures in made.sieve.remarks] == [
        "1 keer is een code of naam in een andere spelling gelezen; de eerste: ‘ZEEWOLDE’ → Zeewolde.",
        "‘r1’ is gelezen als regio R1.",
    ]
    ((_, figures),) = read(plan, [("1", "R1"), ("2", "R1"), ("50", "R1")]).sieve.remarks
    assert (figures["n"], figures["pairs"][0]) == (3, "‘1’ → GM0001")


def test_a_code_with_another_municipalitys_name_is_refused(plan):
    found = read(plan, [("50", "Hengelo (O)", "R1")], ("gm_code", "gm_naam", "regio_id"))
    assert found.sieve.is_rejected(0)


@pytest.mark.parametrize("columns", [("gm_code", "iets"), ("iets", "regio_id")])
def test_a_table_without_the_columns_is_refused(plan, columns):
    with pytest.raises(InputError):
        read(plan, [("50", "R1")], columns)
