# SPDX-License-Identifier: GPL-2.0-or-later
"""Targets of municipalities from what people write in sheets."""

from __future__ import annotations

from datetime import date, datetime

import pandas as pd
import pytest

from opvangatlas.plugin.core.errors import InputError
from opvangatlas.plugin.core.intake.targets import import_targets, parse_half_year
from opvangatlas.plugin.core.model.tables import TARGETS
from opvangatlas.plugin.core.wording import word

from .capacity_plans import plan, reasons, table


@pytest.mark.parametrize(
    "text",
    [
        "2021-2",
        "2021-II",
        "2021 ii",
        "2021/2",
        "2021H2",
        "2021-h2",
        "H2 2021",
        "2e helft 2021",
        "tweede halfjaar van 2021",
    ],
)
def test_half_years_in_every_notation(text):
    assert parse_half_year(text) == "2021-2"


@pytest.mark.parametrize(
    "text", ["2021", "2021-3", "", None, "2021-K1", "21-1", date(2021, 2, 1), datetime(2021, 2, 1), 44228]
)
def test_a_date_that_a_sheet_made_of_a_half_year_is_refused(text):
    assert parse_half_year(text) is None


@pytest.mark.parametrize(
    "code", ["GM0164", "164", 164, 164.0, " gm0164 ", "0164", "Hengelo (O)", "Hengelo (O.)", "\ufeff0164"]
)
def test_municipalities_in_every_spelling(code):
    frame, sieve = import_targets(plan(), table({"gemeente": code, "taakstelling": 10, "halfjaar": "2021-I"}))
    assert reasons(sieve) == {}
    assert frame[["gm_code", "halfjaar", "taakst"]].to_numpy().tolist() == [["GM0164", "2021-1", 10]]


def test_all_figures_are_read():
    rows = table(
        {"gm_code": "0518", "taakstelling": "1.350", "achterstand": -5, "gehuisvest": "60", "tussenvoorziening": None,
         "koppelingen": "12", "weken": "19,5"}
    )  # fmt: skip
    frame, _ = import_targets(plan(), rows, half_year="2021-II")
    row = frame.iloc[0]
    assert (row["taakst"], row["achterst"], row["gehuisv"], row["gekoppeld"], row["weken"]) == (1350, -5, 60, 12, 19.5)
    assert pd.isna(row["tussenvoorz"])


@pytest.mark.parametrize(
    ("cells", "says"),
    [
        ({"gm_code": "GM9999"}, "Gemeente ‘GM9999’ staat niet in dit plan"),
        ({"gm_code": None}, "staat niet in dit plan"),
        ({"halfjaar": datetime(2021, 2, 1)}, "geen halfjaar"),
        ({"halfjaar": "2021"}, "geen halfjaar"),
        ({"taakstelling": "10%"}, "percentage"),
        ({"taakstelling": 10.5}, "geen geheel getal"),
        ({"achterstand": "veel"}, "geen geheel getal"),
        ({"taakstelling": None}, "geen enkel cijfer"),
    ],
)
def test_bad_rows_are_refused_with_the_reason(cells, says):
    row = {"gm_code": "164", "halfjaar": "2021-1", "taakstelling": 10, "achterstand": None, **cells}
    frame, sieve = import_targets(plan(), table(row))
    assert frame.empty
    assert says in reasons(sieve)[0]


def test_rows_that_are_there_are_refused_or_replaced():
    present = TARGETS.frame({"gm_code": ["GM0164"], "halfjaar": ["2021-1"], "taakst": [10], "gehuisv": [4]})
    rows = table({"gm_code": "GM0164", "taakst": 12, "gehuisv": None})
    frame, sieve = import_targets(plan(taakstellingen=present), rows, half_year="2021-1")
    assert frame.empty
    assert "vervangen" in reasons(sieve)[0]
    frame, sieve = import_targets(plan(taakstellingen=present), rows, half_year="2021-1", replace=True)
    assert frame[["taakst", "gehuisv"]].to_numpy().tolist() == [[12, 4]]
    assert "vervangen" in word(*sieve.remarks[0], "nl")


def test_a_municipality_stands_in_the_input_once():
    rows = table({"gm_code": 164, "taakst": 12}, {"gm_code": "Hengelo (O)", "taakst": 13})
    frame, sieve = import_targets(plan(), rows, half_year="2021-1")
    assert frame["taakst"].tolist() == [12]
    assert "twee keer" in reasons(sieve)[1]


@pytest.mark.parametrize("half", [None, "", "2021"])
def test_the_half_year_must_be_known(half):
    with pytest.raises(InputError):
        import_targets(plan(), table({"gm_code": 164, "taakst": 12}), half_year=half)
