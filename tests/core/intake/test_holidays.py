# SPDX-License-Identifier: GPL-2.0-or-later
"""School holidays, and the school region of municipalities, from a table."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from opvangatlas.plugin.core.errors import InputError
from opvangatlas.plugin.core.intake.holidays import import_holidays

from ..plans import municipalities, sound


def read(*rows, plan=None, **how):
    return import_holidays(plan or sound(), pd.DataFrame(list(rows)), **how)


def test_holidays_are_read_and_the_whole_country_is_every_region():
    made, sieve = read(
        {"regio": "Noord", "van": "19-2-2028", "t/m": "27-2-2028", "vakantie": "voorjaar"},
        {"regio": "heel Nederland", "van": "2028-12-23", "t/m": "2029-01-07", "vakantie": "kerst"},
    )
    assert len(sieve.rejected("nl")) == 0
    rows = made["schoolvakanties"]
    assert list(zip(rows["schoolregio"], rows["van"], rows["tot"], strict=True)) == [
        ("noord", date(2028, 2, 19), date(2028, 2, 27)),
        *((region, date(2028, 12, 23), date(2029, 1, 7)) for region in ("noord", "midden", "zuid")),
    ]


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ({"schoolregio": "oost", "van": "2028-02-19", "tot": "2028-02-27"}, "oost"),
        ({"schoolregio": "noord", "van": "2028-02-27", "tot": "2028-02-19"}, "before it starts"),
        ({"schoolregio": "noord", "van": None, "tot": "2028-02-19"}, "missing"),
        ({"schoolregio": "zuid", "van": "2028-02-12", "tot": "2028-02-20"}, "already there"),
    ],
)
def test_what_is_wrong_is_rejected_with_the_reason(row, says):
    there = {"schoolregio": "zuid", "van": date(2028, 2, 12), "tot": date(2028, 2, 19)}
    made, sieve = read(row, plan=sound(schoolvakanties=[there]))
    assert len(made["schoolvakanties"]) == 0
    assert says in str(sieve.rejected("en").iloc[0].to_dict())


def test_replacing_a_holiday_and_twice_the_same():
    there = {"schoolregio": "zuid", "van": date(2028, 2, 12), "tot": date(2028, 2, 19)}
    row = {"schoolregio": "zuid", "van": "2028-02-12", "tot": "2028-02-20"}
    made, sieve = read(row, row, plan=sound(schoolvakanties=[there]), replace=True)
    assert made["schoolvakanties"]["tot"].tolist() == [date(2028, 2, 20)]
    assert len(sieve.rejected("nl")) == 1


def test_school_regions_of_municipalities():
    gms = [{**m, "schoolregio": "zuid" if n == 3 else None} for n, m in enumerate(municipalities())]
    rows = [{"gemeente": "1", "schoolregio": "noord"}, {"gemeente": "G4", "schoolregio": "midden"}]
    made, sieve = read(*rows, {"gemeente": "G9", "schoolregio": "noord"}, plan=sound(gms=gms))
    assert made["gemeenten"]["schoolregio"].tolist() == ["noord", None, None, "zuid"]
    assert len(sieve.rejected("nl")) == 2
    made, _ = read(*rows, plan=sound(gms=gms), replace=True)
    assert made["gemeenten"]["schoolregio"].tolist() == ["noord", None, None, "midden"]


def test_a_table_without_the_columns_is_refused():
    with pytest.raises(InputError, match="tot"):
        read({"schoolregio": "noord", "van": "2028-02-19"})
