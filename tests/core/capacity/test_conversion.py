# SPDX-License-Identifier: GPL-2.0-or-later
"""Emergency places that become regular: as many on every day, before and after."""

from __future__ import annotations

from datetime import date, timedelta

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from opvangatlas.plugin.core.capacity.conversion import to_regular
from opvangatlas.plugin.core.capacity.durability import lasting
from opvangatlas.plugin.core.capacity.ledger import available
from opvangatlas.plugin.core.capacity.quarters import Window
from opvangatlas.plugin.core.capacity.spans import spans
from opvangatlas.plugin.core.errors import InputError

from .factories import D, locations, periods

DAYS = st.dates(date(2026, 1, 1), date(2029, 12, 31))


@given(st.none() | DAYS, st.none() | DAYS, DAYS, st.sampled_from(["noodopvang", "crisisnoodopvang", "incidenteel"]))
def test_the_total_stays_and_what_follows_is_regular(start, end, day, captype):
    row = {"periode_id": "p", "loc_id": "a", "van": start, "tot": end, "plekken_asiel": 120, "captype": captype}
    row |= {"vorm": None, "amv": 20, "zekerheid": "bestaand", "getekend": True}
    if (end is not None and day > end) or (start is not None and end is not None and end < start):
        with pytest.raises(InputError):
            to_regular(row, day if end is None or day > end else end + timedelta(days=1))
        return
    made = to_regular(row, day)
    after = [{**row, **made.changes}, *([] if made.follows is None else [{**made.follows, "periode_id": "q"}])]
    window = Window.between(date(2026, 1, 1), date(2029, 12, 31))

    def per_quarter(*rows):
        return available(
            spans(locations({"loc_id": "a"}), periods(*rows)), pd.DataFrame(index=[0]), window, ["getekend"]
        )

    before, now = per_quarter(row), per_quarter(*after)
    assert now["beschikbaar"].tolist() == before["beschikbaar"].tolist()
    assert now["eind"].tolist() == before["eind"].tolist()
    last = now.iloc[-1]
    if last["eind"] and day <= date(2029, 10, 1):
        assert last["regulier_laagst"] == last["beschikbaar"]


def test_what_is_regular_already_is_refused():
    with pytest.raises(InputError, match="regular already"):
        to_regular({"captype": "regulier", "vorm": None, "van": None, "tot": None}, date(2027, 1, 1))


def test_regular_places_of_another_period_on_those_days_are_not_counted_twice():
    row = {"captype": "noodopvang", "vorm": None, "van": None, "tot": None, "getekend": True}
    regular = {**row, "captype": "regulier", "van": date(2028, 1, 1)}
    with pytest.raises(InputError, match="another period"):
        to_regular(row, date(2027, 1, 1), [regular])
    assert to_regular(row, date(2027, 1, 1), [{**regular, "tot": date(2026, 1, 1), "van": None}]).follows


@pytest.mark.parametrize(
    ("place", "row", "answer"),
    [
        ({"bo_start": D("2026-01-01")}, ("a", None, "2030-12-31", 1), True),
        ({"bo_start": D("2026-01-01")}, ("a", None, "2030-12-30", 1), False),
        ({"bo_start": D("2026-01-01"), "huur_eind": D("2028-01-01")}, ("a", None, "2035-01-01", 1), False),
        ({"bo_onbep": True}, ("a", None, None, 1), True),
        ({"bo_start": D("2026-01-01")}, ("a", None, None, 1), None),
        ({}, ("a", None, "2035-01-01", 1), None),
        ({"bo_onbep": True}, ("a", "2026-01-01", "2027-01-01", 1), False),
    ],
)
def test_places_are_lasting_from_five_years_on(place, row, answer):
    assert lasting(locations({"loc_id": "a", **place}), periods(row))["p0"] is answer


def test_the_number_of_years_is_a_setting():
    place = locations({"loc_id": "a", "bo_start": D("2026-01-01")})
    assert lasting(place, periods(("a", None, "2027-12-31", 1)), years=2.0)["p0"] is True
