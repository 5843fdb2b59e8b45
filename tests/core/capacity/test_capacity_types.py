# SPDX-License-Identifier: GPL-2.0-or-later
"""Regular, incidental and emergency places side by side: every sum equals one made day by day (A26, A29, A45)."""

from __future__ import annotations

from datetime import date, timedelta

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from opvangatlas.plugin.core.capacity.balance import plan_balance, portfolio
from opvangatlas.plugin.core.capacity.ledger import available
from opvangatlas.plugin.core.capacity.periods import places_on
from opvangatlas.plugin.core.capacity.quarters import Window
from opvangatlas.plugin.core.capacity.spans import spans
from opvangatlas.plugin.core.model.capacity_kinds import KINDS, kind_of
from opvangatlas.plugin.core.wording import is_unknown

from .factories import D, locations, municipalities, need, periods, years
from .test_ledger import LOCATION, PERIOD, brute_force

TYPES = ["regulier", None, "incidenteel", "noodopvang", "crisisnoodopvang"]
FORMS = [None, None, None, "tgo", "commercieel", "logeer", "soepel_pve"]
TYPED = st.builds(
    lambda row, captype, form: {**row, "captype": captype, "vorm": form},
    PERIOD,
    st.sampled_from(TYPES),
    st.sampled_from(FORMS),
)
WINDOW = Window.between(date(2027, 1, 1), date(2027, 6, 30))


def said(row):
    """What places are, in the words of the domain."""
    if row["captype"] in ("noodopvang", "crisisnoodopvang") or not is_unknown(row["vorm"]):
        return "nood"
    return "incidenteel" if row["captype"] == "incidenteel" else "regulier"


def sort_of(row):
    return (row["captype"] or "regulier", row["vorm"])


def brute_kinds(place, capacity, day, wanted):
    """Places of one day by kind: every sort of a location counted as if the location held nothing else.

    A location is open by all of its periods; those of other sorts are kept, without places.
    """
    sums = dict.fromkeys(KINDS, 0)
    rows = capacity.to_dict("records")
    for sort in dict.fromkeys(sort_of(row) for row in rows):
        own = capacity.copy()
        mine = pd.Series([sort_of(row) == sort for row in rows], index=own.index)
        own["plekken_asiel"] = own["plekken_asiel"].where(mine, 0)
        sums[said({"captype": sort[0], "vorm": sort[1]})] += brute_force(place, own, day, wanted)
    return sums


@settings(deadline=None, max_examples=25)
@given(
    st.tuples(LOCATION, LOCATION, LOCATION),
    st.lists(TYPED, min_size=1, max_size=6),
    st.sampled_from(["getekend", "met_voornemen"]),
)
def test_kinds_equal_day_by_day_and_together_are_the_whole(three, rows, wanted):
    place = locations(*[{**values, "loc_id": loc} for values, loc in zip(three, "abc", strict=True)])
    capacity = periods(*rows)
    frame = available(spans(place, capacity), pd.DataFrame(index=range(3)), WINDOW, [wanted]).set_index("kwartaal")
    for quarter in WINDOW.quarters:
        days = [quarter.first + timedelta(days=n) for n in range((quarter.last - quarter.first).days + 1)]
        kinds = {day: brute_kinds(place, capacity, day, wanted) for day in days}
        row = frame.loc[quarter.label]
        assert row["beschikbaar"] == min(sum(found.values()) for found in kinds.values())
        assert {kind: row[kind] for kind in KINDS} == kinds[row["dag"]]
        assert row["regulier_laagst"] == min(found["regulier"] for found in kinds.values())
        assert sum(row[kind] for kind in KINDS) == row["beschikbaar"]


@settings(deadline=None, max_examples=15)
@given(st.lists(TYPED, min_size=1, max_size=8), st.sampled_from(["plan", "provincie", "regio"]))
def test_areas_types_and_kinds_reconcile(rows, level):
    towns = municipalities(("GM0001", "PV1", "R1", 10), ("GM0002", "PV2", "R1", 20), ("GM0003", "PV2", None, 5))
    place = locations(
        {"loc_id": "a", "gm_code": "GM0001", "type_2020": "rol"},
        {"loc_id": "b", "gm_code": "GM0002", "type_2020": "gvl"},
        {"loc_id": "c", "gm_code": "GM0003", "type_2020": None},
    )
    asked = need(*[(pv, g, D("2027-01-01"), "midden", 100) for pv in ("PV1", "PV2") for g in ("rol", "gvl_satelliet")])
    made = plan_balance(portfolio(place, periods(*rows), towns), asked, towns, WINDOW, "2027-I", level=level)
    assert (made["regulier"] + made["incidenteel"] + made["nood"] == made["beschikbaar"]).all()
    assert (made["regulier_laagst"] <= made["regulier"]).all()
    short = made["oordeel"] == "tekort"
    assert (made.loc[short, "oordeel_regulier"] != "voldoende").all()


def test_a_hall_beside_regular_places_is_seen_as_emergency():
    # domain A26: a hall of 500 against a need of 1,100 with 600 regular
    towns = municipalities(("GM0001", "PV1", "R1", 10))
    place = locations({"loc_id": "azc"}, {"loc_id": "hal", "type_2020": None})
    capacity = periods(("azc", None, None, 600), {"loc_id": "hal", "plekken_asiel": 500, "captype": "noodopvang"})
    asked = need(("PV1", "totaal", D("2027-01-01"), "midden", 1_100))
    made = plan_balance(portfolio(place, capacity, towns), asked, towns, years(2027, 2027), "2027-I")
    row = made[(made["typegroep"] == "totaal") & (made["lijn"] == "getekend")].iloc[0]
    assert (row["regulier"], row["nood"], row["beschikbaar"]) == (600, 500, 1_100)
    assert (row["oordeel"], row["oordeel_regulier"]) == ("voldoende", "tekort")


@pytest.mark.parametrize(("kind", "verdict"), [("noodopvang", "tekort"), ("regulier", "onbekend")])
def test_only_unknown_regular_places_leave_the_regular_verdict_open(kind, verdict):
    towns = municipalities(("GM0001", "PV1", "R1", 10))
    place = locations({"loc_id": "a"}, {"loc_id": "b"})
    capacity = periods(("a", None, None, 600), {"loc_id": "b", "plekken_asiel": None, "captype": kind})
    asked = need(("PV1", "totaal", D("2027-01-01"), "midden", 1_100))
    made = plan_balance(portfolio(place, capacity, towns), asked, towns, years(2027, 2027), "2027-I")
    row = made[(made["typegroep"] == "totaal") & (made["lijn"] == "getekend")].iloc[0]
    assert (row["oordeel"], row["oordeel_regulier"]) == ("onbekend", verdict)


def test_an_intention_gives_way_to_what_is_signed_of_its_own_sort_only():
    place = locations({"loc_id": "a"})
    intended = {"loc_id": "a", "zekerheid": "voornemen", "plekken_asiel": 400}
    capacity = periods(("a", None, None, 300), intended, {**intended, "captype": "noodopvang", "plekken_asiel": 50})
    found = available(spans(place, capacity), pd.DataFrame(index=range(1)), years(2027, 2027), ["met_voornemen"])
    assert found[["beschikbaar", "regulier", "nood"]].iloc[0].tolist() == [450, 400, 50]


def test_places_on_a_day_say_what_they_are():
    place = locations({"loc_id": "a"}, {"loc_id": "b"})
    capacity = periods(
        ("a", None, None, 300),
        {"loc_id": "a", "plekken_asiel": 40, "captype": "incidenteel"},
        {"loc_id": "a", "plekken_asiel": 20, "vorm": "logeer"},
        {"loc_id": "b", "plekken_asiel": None, "captype": "noodopvang"},
    )
    frame = places_on(place, capacity, D("2027-01-01"))
    assert frame.loc["a", ["asiel", "regulier", "incidenteel", "nood"]].tolist() == [360, 300, 40, 20]
    assert frame.loc["b"].isna().tolist() == [True, False, True, False, False, True]


@pytest.mark.parametrize("form", [form for form in FORMS if form])
def test_a_form_of_the_escalation_is_never_regular(form):
    assert kind_of("regulier", form) == "nood"
