# SPDX-License-Identifier: GPL-2.0-or-later
"""Which part of a plan goes into an annex."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from opvangatlas.plugin.core.annex.content import sheets
from opvangatlas.plugin.core.annex.figures import Figures
from opvangatlas.plugin.core.annex.quarters import quarters_table
from opvangatlas.plugin.core.annex.report import Paragraph, document
from opvangatlas.plugin.core.annex.selection import find_regions, narrowed, selected
from opvangatlas.plugin.core.annex.table import named
from opvangatlas.plugin.core.annex.tables import tables
from opvangatlas.plugin.core.errors import InputError

from ..plans import at, cell, checked, gm, loc, locations, municipalities, sound

HIDDEN = loc("Geheim", at(0.2, 0.2), "GM0001", vertrouwelijk=True)
REJECTED = loc("Afgewezen", at(0.3, 0.2), "GM0001", status="afgewezen")


def plan():
    reserve = [{"reserve_id": "r", "loc_id": "geheim", "captype": "regulier", "plekken": 5}]
    return sound(locs=[*locations(), HIDDEN, REJECTED], reservecapaciteit=reserve)


def test_a_secret_is_gone_from_every_table():
    made = selected(plan().public())
    for frame in made.frames.values():
        assert not any("geheim" in str(value).casefold() for value in frame.to_numpy().ravel())
    assert set(made["opvanglocaties"]["loc_id"]) == {"west", "oost"}
    assert len(made["reservecapaciteit"]) == 0
    assert list(made["reservecapaciteit"].columns) == list(plan()["reservecapaciteit"].columns)


def test_with_secrets_but_never_what_was_rejected():
    made = selected(plan())
    assert set(made["opvanglocaties"]["loc_id"]) == {"west", "oost", "geheim"}


def test_unknown_whether_confidential_is_confidential():
    rows = plan()["opvanglocaties"].assign(vertrouwelijk=pd.NA)
    assert len(selected(plan().with_tables(opvanglocaties=rows).public())["opvanglocaties"]) == 0


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


def with_neighbours():
    """A neighbour's own location, and one in its municipality that serves a region of the plan."""
    gms = [*municipalities(), gm(5, cell(2, 0), None, in_plan=False, pv_code="PV99")]
    locs = [
        *locations(),
        loc("Buur", at(2.5, 0.5), "GM0005", places=111, status=None, eigendom=None),
        loc("Grens", at(2.2, 0.5), "GM0005", places=70),
        loc("Nergens", None, None, places=5, eigendom=None),
    ]
    served = [{"variant_id": "A", "loc_id": "grens", "regio_id": "R2"}]
    return checked(sound(gms=gms, locs=locs, locatie_regio=served))


def test_locations_of_neighbours_are_in_no_table_total_or_sentence():
    whole = with_neighbours()
    made = narrowed(whole)
    s = made.situation
    assert sorted(s.locations["loc_id"]) == ["grens", "nergens", "oost", "west"]
    assert any(f.key == "buur" for f in whole.report.findings)
    assert not any(f.key == "buur" for f in made.report.findings)
    assert "GM0005" in set(s.plan["gemeenten"]["gm_code"])
    filled = tables(made, quarters=quarters_table(s))
    found = named(filled)
    assert not any("Buur" in table.frame.to_csv() for table in filled)
    total = found["H2a"].total("totaal")
    assert total == 300 + 300 + 70 + 5
    rows = next(sheet.frame for sheet in sheets(made, include_confidential=False) if sheet.name == "locaties")
    province = dict(zip(s.plan["gemeenten"]["gm_code"], s.plan["gemeenten"]["pv_code"], strict=True))
    per_province = rows.groupby([province.get(code, "") for code in rows["gm_code"]])["cap_regul"].sum()
    assert per_province.to_dict() == {"PV98": 600, "PV99": 70, "": 5}
    assert rows.groupby(rows["regio_id"].fillna(""))["cap_regul"].sum().to_dict() == {"R1": 300, "R2": 370, "": 5}
    assert found["H3c"].total("plekken_asiel") == total
    assert found["H7a"].frame["getekend"].iloc[0] == total
    pairs = dict(Figures(made).of_plan())
    assert (pairs["Open locaties"], pairs["Plekken voor asielzoekers"]) == ("4", "675")
    said = [b.text for b in document(made, filled, []).blocks if isinstance(b, Paragraph)]
    assert "4 open locaties" in said[0]
