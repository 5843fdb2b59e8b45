# SPDX-License-Identifier: GPL-2.0-or-later
"""``populationtravel`` on the sample: means by inhabitants, the share within the norm, seats, what is refused."""

from __future__ import annotations

import numpy as np
import pytest
import shapely

from .doors import layer, read, refused, run
from .travel_roads import PLAN, points, rows_of, sample_network, temporary


@pytest.fixture(scope="module")
def net(provider, tmp_path_factory):
    return sample_network(tmp_path_factory.mktemp("sample") / "net")


@pytest.fixture(scope="module")
def people():
    """Four points with inhabitants in each of the first five municipalities, told by their names."""
    rows, frame = [], read(PLAN).municipalities.head(5)
    for code, shape in zip(frame["gm_code"], frame["geom"], strict=True):
        inside = shapely.point_on_surface(shape)
        for number in range(4):
            spot = shapely.affinity.translate(inside, 300 * (number % 2), 300 * (number // 2))
            rows.append({"naam": f"{code}-{number}", "inwoners": 100 * (number + 1), "geom": spot, "gm": code})
    return rows


def travel(net, **given):
    made = run("populationtravel", PLAN=PLAN, NETWORK=net, OUTPUT=temporary(), **given)
    return made, rows_of(made["OUTPUT"])


def test_means_and_shares_are_those_of_the_points_by_hand(net, people):
    made, table = travel(net, POPULATION=layer(people, geometry="Point"), NORM=25)
    assert made["BY_INHABITANTS"] == 5
    assert made["ORIGINS"] == 20 + len(read(PLAN).municipalities) - 5
    origins = points({row["naam"]: (row["geom"].x, row["geom"].y) for row in people})
    pairs = rows_of(run("travelmatrix", PLAN=PLAN, NETWORK=net, ORIGINS=origins, ORIGIN_ID="naam",
                        OUTPUT=temporary())["OUTPUT"])  # fmt: skip
    minutes = pairs.set_index(["van", "naar"])["minuten"].astype(float)
    checked = 0
    for row in table[table["herkomst"] == "inwoners"].itertuples():
        own = [p for p in people if p["gm"] == row.gm_code]
        figures = np.array([minutes[p["naam"], row.naar] for p in own])
        weights = np.array([p["inwoners"] for p in own], dtype=float)
        known = np.isfinite(figures)
        assert row.gemeten == pytest.approx(weights[known].sum() / weights.sum())
        if not known.any():
            assert row.reden
            continue
        assert row.minuten == pytest.approx(np.average(figures[known], weights=weights[known]), abs=0.01)
        assert row.aandeel_binnen == pytest.approx(weights[known & (figures <= 25)].sum() / weights.sum())
        assert row.slechtste == pytest.approx(np.nanmax(figures), abs=0.01)
        checked += 1
    assert checked >= 5


def test_without_a_layer_it_is_a_point_on_the_municipality(net):
    made, table = travel(net)
    assert made["BY_INHABITANTS"] == 0
    assert set(table["herkomst"]) == {"punt_op_vlak"}
    municipalities, places = read(PLAN).municipalities, table["naar"].nunique()
    assert len(table) == len(municipalities) * places
    assert table["eigen"].sum() > 0
    unknown = table["minuten"].isna()
    assert table.loc[unknown, "reden"].notna().all()


def test_a_seat_comes_before_a_point_on_the_surface(net, people):
    seat = [row for row in people if row["naam"].endswith("-0")]
    _, table = travel(net, SEATS=layer(seat, geometry="Point"))
    kinds = table.drop_duplicates("gm_code").set_index("gm_code")["herkomst"]
    assert {code for code, kind in kinds.items() if kind == "zetel"} == {row["gm"] for row in seat}


def test_areas_count_where_their_point_lies(net):
    frame = read(PLAN).municipalities
    wijken = [{"population": 50, "geom": shape} for shape in frame["geom"]]
    made, table = travel(net, POPULATION=layer(wijken, geometry="MultiPolygon"))
    assert made["BY_INHABITANTS"] == len(frame)
    assert set(table["herkomst"]) == {"inwoners"}


def test_what_cannot_be_read_is_refused(net, people):
    bare = layer([{"naam": "a", "geom": people[0]["geom"]}], geometry="Point")
    assert "inhabitants" in refused("populationtravel", PLAN=PLAN, NETWORK=net, POPULATION=bare, OUTPUT=temporary())
    nobody = layer([{"inwoners": 0, "geom": people[0]["geom"]}], geometry="Point")
    line = refused("populationtravel", PLAN=PLAN, NETWORK=net, POPULATION=nobody, OUTPUT=temporary())
    assert "has inhabitants" in line
