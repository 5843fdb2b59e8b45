# SPDX-License-Identifier: GPL-2.0-or-later
"""Which part of a plan goes into an annex."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from opvangatlas.plugin.core.annex.selection import find_regions, narrowed, selected
from opvangatlas.plugin.core.errors import InputError

from ..plans import at, checked, loc, locations, sound

HIDDEN = loc("Geheim", at(0.2, 0.2), "GM0001", vertrouwelijk=True)
REJECTED = loc("Afgewezen", at(0.3, 0.2), "GM0001", status="afgewezen")


def plan():
    reserve = [{"reserve_id": "r", "loc_id": "geheim", "captype": "regulier", "plekken": 5}]
    return sound(locs=[*locations(), HIDDEN, REJECTED], reservecapaciteit=reserve)


def test_a_secret_is_gone_from_every_table():
    made = selected(plan())
    for frame in made.frames.values():
        assert not any("geheim" in str(value).casefold() for value in frame.to_numpy().ravel())
    assert set(made["opvanglocaties"]["loc_id"]) == {"west", "oost"}
    assert len(made["reservecapaciteit"]) == 0
    assert list(made["reservecapaciteit"].columns) == list(plan()["reservecapaciteit"].columns)


def test_with_secrets_but_never_what_was_rejected():
    made = selected(plan(), include_confidential=True)
    assert set(made["opvanglocaties"]["loc_id"]) == {"west", "oost", "geheim"}


def test_unknown_whether_confidential_is_confidential():
    rows = plan()["opvanglocaties"].assign(vertrouwelijk=pd.NA)
    assert len(selected(plan().with_tables(opvanglocaties=rows))["opvanglocaties"]) == 0


def test_the_log_never_goes_along():
    log = [{"id": 1, "tijd": "2027-01-01T00:00:00", "gebruiker": "jan", "tabel": "regios", "sleutel": "R1"}]
    assert "wijzigingen" not in selected(sound(wijzigingen=log)).frames


def other_variant():
    first = sound()
    codes = first["gemeenten"]["gm_code"]
    rows = [{"variant_id": "B", "gm_code": code, "regio_id": "R1"} for code in codes]
    rows += [
        {"variant_id": "A", "gm_code": c, "regio_id": r}
        for c, r in zip(codes, first["gemeenten"]["regio_id"], strict=True)
    ]
    variants = [
        {"variant_id": "A", "naam": "eerste", "actief": True},
        {"variant_id": "B", "naam": "tweede", "actief": False},
    ]
    regions = pd.concat([first["regios"], first["regios"].iloc[:1].assign(variant_id="B")])
    return first.with_tables(indeling=pd.DataFrame(rows), varianten=pd.DataFrame(variants), regios=regions)


def test_another_variant_leads():
    made = selected(other_variant(), variant="tweede", day=date(2030, 1, 1))
    assert made.active_variant == "B"
    assert set(made["gemeenten"]["regio_id"]) == {"R1"}
    assert made["regios"]["variant_id"].tolist() == ["B"]
    assert set(made["indeling"]["variant_id"]) == {"B"}
    assert made.reference_date == date(2030, 1, 1)


def test_an_unknown_variant_or_region_is_refused():
    with pytest.raises(InputError, match="derde"):
        selected(other_variant(), variant="derde")
    with pytest.raises(InputError, match="R9"):
        find_regions(sound(), ["R9"])
    assert find_regions(sound(), ["Regio R2", "R1"]) == ["R2", "R1"]


def test_one_region_leaves_the_rest_as_surroundings():
    made = narrowed(checked(sound()), ["R2"])
    s = made.situation
    assert s.municipalities["gm_code"].tolist() == ["GM0003", "GM0004"]
    assert s.locations["loc_id"].tolist() == ["oost"]
    assert s.regions["regio_id"].tolist() == ["R2"]
    assert set(made.travel["gm_code"]) == {"GM0003", "GM0004"}
    assert all(f.region in (None, "R2") for f in made.report.findings)


def test_findings_about_others_are_left_out():
    rows = sound()["gemeenten"]
    rows.loc[0, "regio_id"] = None
    made = checked(sound().with_tables(gemeenten=rows))
    assert [f.key for f in made.report.findings if f.code == "A1"] == ["GM0001"]
    assert not [f for f in narrowed(made, ["R2"]).report.findings if f.code == "A1"]
