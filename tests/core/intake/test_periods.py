# SPDX-License-Identifier: GPL-2.0-or-later
"""Capacity periods from what people write in sheets."""

from __future__ import annotations

from datetime import date, datetime

import pandas as pd
import pytest

from opvangatlas.plugin.core.errors import Cancelled, InputError
from opvangatlas.plugin.core.intake.periods import import_periods
from opvangatlas.plugin.core.model.tables import CAPACITY_PERIODS
from opvangatlas.plugin.core.wording import word

from .capacity_plans import plan, reasons, table


@pytest.mark.parametrize(
    "written",
    ["2027-12-31", "31-12-2027", "31/12/2027", "31 dec 2027", "31 december 2027", 46752, "46752", 46752.0,
     datetime(2027, 12, 31), date(2027, 12, 31), pd.Timestamp(2027, 12, 31)],
)  # fmt: skip
def test_dates_in_every_notation(written):
    frame, sieve = import_periods(plan(), table({"locatie": "oost", "plekken": 300, "tot": written}))
    assert reasons(sieve) == {}
    assert frame["tot"].tolist() == [date(2027, 12, 31)]


@pytest.mark.parametrize(
    ("written", "places"),
    [
        ("1.200", 1200),
        ("1,200", 1200),
        (" 300 ", 300),
        (300.0, 300),
        ("300,0", 300),
        ("300.0", 300),
        ("0", 0),
        ("1 200", 1200),
    ],
)
def test_numbers_in_every_notation(written, places):
    frame, _ = import_periods(plan(), table({"locatie": "oost", "plekken": written}))
    assert frame["plekken_asiel"].tolist() == [places]


@pytest.mark.parametrize(
    ("cells", "says"),
    [
        ({"plekken": "12%"}, "is een percentage"),
        ({"plekken": "12,5"}, "geen geheel getal"),
        ({"plekken": -5}, "geen geheel getal van 0 of meer"),
        ({"plekken": "veel"}, "geen geheel getal"),
        ({"plekken": "=HYPERLINK(\"x\")"}, "geen geheel getal"),
        ({"van": "2027-02-30"}, "is geen datum"),
        ({"van": "volgend jaar"}, "is geen datum"),
        ({"van": "2027-06-01", "tot": "2027-05-31"}, "ligt voor het begin"),
        ({"zekerheid": "misschien"}, "komt niet voor in de lijst"),
        ({"getekend": "bijna"}, "geen ja of nee"),
        ({"plekken": 200, "overig": 120, "totaal": 300}, "200 plekken asiel en 120 overig zijn samen geen 300"),
        ({"plekken": 10, "amv": 11}, "11 amv-plekken is meer dan"),
        ({"locatie": "nergens"}, "Locatie ‘nergens’ staat niet in dit plan"),
        ({"locatie": ""}, "staat niet in dit plan"),
        ({"locatie": "West"}, "west-1, west-2"),
        ({"plekken": None}, "noemt geen plekken en geen datum"),
        ({"periode_id": "p1"}, "staat al in het plan"),
    ],
)  # fmt: skip
def test_bad_rows_are_refused_with_the_reason(cells, says):
    present = CAPACITY_PERIODS.frame({"periode_id": ["p1"], "loc_id": ["west-1"], "plekken_asiel": [5]})
    columns = {
        "periode_id": None,
        "van": None,
        "tot": None,
        "overig": None,
        "totaal": None,
        "amv": None,
        "zekerheid": None,
        "getekend": None,
    }
    rows = table({"locatie": "oost", "plekken": 300, **columns, **cells})
    frame, sieve = import_periods(plan(capaciteitsperioden=present), rows)
    assert frame.empty
    assert says in reasons(sieve)[0]


def test_all_reasons_of_a_row_are_given():
    rows = table({"locatie": "x", "plekken": "y", "van": "z"})
    _, sieve = import_periods(plan(), rows)
    assert len(sieve.reasons[0]) == 3


def test_an_empty_end_and_words_for_it_are_open_ended():
    rows = table(
        {"locatie": "Azc Oost", "plekken": 1, "van": "2020-01-01", "tot": "2020-12-31"},
        {"locatie": "OOST", "plekken": 2, "van": "2021-01-01", "tot": "onbepaalde tijd"},
        {"locatie": "west-1", "plekken": 3, "van": None, "tot": " "},
    )
    frame, sieve = import_periods(plan(), rows)
    assert reasons(sieve) == {}
    assert frame["tot"].tolist() == [date(2020, 12, 31), None, None]
    assert frame["loc_id"].tolist() == ["oost", "oost", "west-1"]
    assert frame["periode_id"].is_unique


def test_overlap_of_the_same_certainty_is_refused_and_the_other_named():
    rows = table(
        {"locatie": "oost", "plekken": 300, "van": "2027-01-01", "tot": "2027-06-30"},
        {"locatie": "oost", "plekken": 200, "van": "2027-06-30", "tot": None},
        {"locatie": "oost", "plekken": 100, "van": "2027-07-01", "tot": "2027-12-31"},
        {"locatie": "west-1", "plekken": 50, "van": "2027-01-01", "tot": None},
    )
    frame, sieve = import_periods(plan(), rows)
    assert frame["plekken_asiel"].tolist() == [300, 100, 50]
    assert "01-01-2027 t/m 30-06-2027" in reasons(sieve)[1]


def test_overlap_with_the_plan_is_refused_too():
    present = CAPACITY_PERIODS.frame({"periode_id": ["p"], "loc_id": ["oost"], "van": [None], "plekken_asiel": [5]})
    frame, sieve = import_periods(
        plan(capaciteitsperioden=present), table({"locatie": "oost", "plekken": 1, "van": "2027-01-01"})
    )
    assert frame.empty
    assert "altijd t/m onbepaald" in reasons(sieve)[0]


def test_an_intended_expansion_may_lie_on_top():
    rows = table(
        {"locatie": "oost", "plekken": 300, "zekerheid": "bestaand"},
        {"locatie": "oost", "plekken": 100, "zekerheid": "bestuurlijk voornemen"},
    )
    frame, sieve = import_periods(plan(), rows)
    assert frame["zekerheid"].tolist() == ["bestaand", "voornemen"]
    assert "telt het grootste aantal" in word(*sieve.remarks[0], "nl")


@pytest.mark.parametrize(
    ("certainty", "agreed", "fits"),
    [
        ("bestaand", None, False), ("vastgesteld", None, False), (None, None, False), ("verkenning", True, False),
        ("voornemen", None, True), ("bestaand", "nee", True), ("verkenning", None, True),
    ],
)  # fmt: skip
def test_what_the_ledger_counts_as_signed_may_not_lie_on_what_is_signed(certainty, agreed, fits):
    present = CAPACITY_PERIODS.frame(
        {"periode_id": ["p"], "loc_id": ["oost"], "van": [date(2019, 4, 1)], "plekken_asiel": [300],
         "zekerheid": ["bestaand"], "getekend": [True]}
    )  # fmt: skip
    there = plan(capaciteitsperioden=present)
    there["opvanglocaties"].loc[0, ["status", "zekerheid"]] = ["voortzetten", "bestaand"]
    cells = {"van": "2028-01-01", "tot": "2028-12-31", "zekerheid": certainty, "getekend": agreed}
    frame, sieve = import_periods(there, table({"locatie": "oost", "plekken": 300, **cells}))
    assert (len(frame) == 1, reasons(sieve) == {}) == (fits, fits)


def test_unknown_places_stay_unknown_and_are_remarked():
    frame, sieve = import_periods(plan(), table({"locatie": "oost", "plekken": None, "tot": "2027-12-31"}))
    assert frame["plekken_asiel"].isna().all()
    assert "minstens" in word(*sieve.remarks[0], "nl")


def test_the_start_of_unix_time_is_unknown():
    rows = table(
        {"locatie": "oost", "plekken": 1, "van": "1970-01-01"}, {"locatie": "west-1", "plekken": 1, "van": "1-1-1970"}
    )
    frame, sieve = import_periods(plan(), rows)
    assert frame["van"].tolist() == [None, None]
    assert [word(*remark, "nl") for remark in sieve.remarks] == ["2 keer is 1-1-1970 als ‘onbekend’ gelezen."]


def test_columns_may_have_other_names():
    rows = table({"Waar": "oost", "Bedden": 12})
    frame, _ = import_periods(plan(), rows, {"loc_id": "Waar", "plekken_asiel": "Bedden"})
    assert frame["plekken_asiel"].tolist() == [12]
    with pytest.raises(InputError, match="plekken_asiel"):
        import_periods(plan(), rows, {"loc_id": "Waar"})
    with pytest.raises(InputError, match="bedden"):
        import_periods(plan(), rows, {"bedden": "Bedden"})
    with pytest.raises(InputError, match="Elders"):
        import_periods(plan(), rows, {"loc_id": "Elders"})


def test_every_row_is_accepted_or_rejected():
    rows = table(*[{"locatie": loc, "plekken": n} for loc, n in (("oost", 1), ("x", 2), ("west-1", 3), ("west-1", 4))])
    frame, sieve = import_periods(plan(), rows)
    assert len(frame) + len(sieve.rejected("en")) == len(rows)
    assert sieve.rejected("nl")["plekken"].tolist() == [2, 4]


def test_it_can_be_cancelled():
    class Stop:
        def report(self, *_):
            pass

        def is_cancelled(self):
            return True

    with pytest.raises(Cancelled):
        import_periods(plan(), table({"locatie": "oost", "plekken": 1}), progress=Stop())
    frame, _ = import_periods(plan(), table(locatie=[], plekken=[]))
    assert frame.empty
