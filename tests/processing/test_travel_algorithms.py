# SPDX-License-Identifier: GPL-2.0-or-later
"""The algorithms that measure over a network: on the sample, on Kampen from OpenStreetMap, on Amsterdam."""

from __future__ import annotations

import numpy as np
import pytest
import shapely

from opvangatlas.plugin.core.model.codes import TRAVEL_REASON
from opvangatlas.plugin.storage.network_cache import read_network

from ..core.plans import at
from .doors import layer, read, refused, run
from .travel_roads import (
    PLAN,
    dijkstra,
    points,
    quiet_junctions,
    rows_of,
    sample_network,
    temporary,
)

PAIR_COLUMNS = ["van", "naar", "minuten", "km", "aansluit_km", "methode", "reden"]


@pytest.fixture(scope="module")
def net(provider, tmp_path_factory):
    return sample_network(tmp_path_factory.mktemp("sample") / "net")


@pytest.fixture(scope="module")
def kampen(provider, data, tmp_path_factory):
    """From the .osm.pbf itself, through GDAL."""
    folder = tmp_path_factory.mktemp("kampen") / "net"
    source = f"{data / 'roads_nl' / 'kampen.osm.pbf'}|layername=lines"
    made = run("buildnetwork", ROADS=source, PRESET="osm", OUTPUT=folder)
    assert 20 < made["COMPONENT_COUNT"] < 40  # bollards and gates at both ends of a street make it a part
    return folder


@pytest.fixture(scope="module")
def amsterdam(provider, data, tmp_path_factory):
    folder = tmp_path_factory.mktemp("amsterdam") / "net"
    source = f"{data / 'roads_nl' / 'amsterdam_roads.gpkg'}"
    made = run("buildnetwork", ROADS=source, LENGTH_FIELD="length_m", OUTPUT=folder)
    assert made["COMPONENT_COUNT"] == 58
    return folder


def matrix(net, **given):
    return rows_of(run("travelmatrix", NETWORK=net, OUTPUT=temporary(), **given)["OUTPUT"])


def test_a_row_for_every_pair_with_a_figure_or_a_reason(net):
    made = run("travelmatrix", PLAN=PLAN, NETWORK=net, OUTPUT=temporary())
    table = rows_of(made["OUTPUT"])
    plan = read(PLAN)
    open_ones = set(table["naar"])
    assert [c for c in table.columns if c not in ("geom", "fid")] == PAIR_COLUMNS
    assert len(table) == made["PAIRS"] == len(plan.municipalities) * len(open_ones)
    assert not table.duplicated(["van", "naar"]).any()
    measured = table["reden"].fillna("").eq("")
    assert measured.sum() == made["MEASURED"] > 50
    assert table.loc[measured, ["minuten", "km", "aansluit_km"]].notna().all(axis=None)
    assert table.loc[~measured, ["minuten", "km"]].isna().all(axis=None)
    assert set(table.loc[~measured, "reden"]) <= {code.code for code in TRAVEL_REASON}
    assert set(table["methode"]) == {"netwerk+aansluiting"}


def test_points_far_from_any_road_are_named_with_their_reason(net):
    network = read_network(net).network
    road = network.junction_xy[quiet_junctions(network, 1, 1)[0]]
    origins = points({"weg": tuple(road), "ver": (network.extent[0] - 6_000, network.extent[1] - 6_000)})
    table = matrix(net, ORIGINS=origins, ORIGIN_ID="naam", DESTINATIONS=origins, DESTINATION_ID="naam")
    reasons = {(row.van, row.naar): row.reden or "" for row in table.itertuples()}
    assert reasons["weg", "weg"] == ""
    assert reasons["ver", "weg"] == "herkomst_niet_aangesloten"
    assert reasons["weg", "ver"] == "bestemming_niet_aangesloten"


@pytest.mark.parametrize(("suffix", "mark"), [("csv", "'"), ("gpkg", "")])
def test_an_id_like_a_formula_is_text_for_a_spreadsheet_too(net, tmp_path, suffix, mark):
    network = read_network(net).network
    here = points({"=1+1": tuple(network.junction_xy[0])})
    out = tmp_path / f"matrix.{suffix}"
    run("travelmatrix", NETWORK=net, ORIGINS=here, ORIGIN_ID="naam", DESTINATIONS=here, OUTPUT=out)
    assert rows_of(out)["van"].tolist() == [f"{mark}=1+1"]


@pytest.mark.parametrize(
    ("names", "says"),
    [(("a", None, " "), "empty in 2 row(s)"), (("a", "b", "a"), "more than once: a.")],
)
def test_ids_that_do_not_tell_points_apart_are_refused(net, names, says):
    rows = [{"naam": name, "geom": at(0.5, n)} for n, name in enumerate(names)]
    here = layer(rows, geometry="Point")
    line = refused(
        "travelmatrix", NETWORK=net, ORIGINS=here, DESTINATIONS=here, DESTINATION_ID="naam", OUTPUT=temporary()
    )
    assert says in line


def test_a_network_of_another_area_is_refused_with_both_extents(net):
    here = layer([{"naam": "Aa", "geom": at(0.5, 0.5)}], geometry="Point")
    line = refused("travelmatrix", NETWORK=net, ORIGINS=here, DESTINATIONS=here, OUTPUT=temporary())
    assert line.count("x ") == 2
    assert line.count("y ") == 2


@pytest.mark.parametrize("name", ["travelmatrix", "nearestlocation", "servicearea", "routes"])
def test_what_is_no_network_is_refused(name, tmp_path):
    assert "road network" in refused(name, PLAN=PLAN, NETWORK=tmp_path, OUTPUT=temporary())


def test_nearest_own_overall_and_second(net):
    table = rows_of(run("nearestlocation", PLAN=PLAN, NETWORK=net, OUTPUT=temporary())["OUTPUT"])
    municipalities = read(PLAN).municipalities
    assert table.groupby("soort").size().to_dict() == dict.fromkeys(
        ("eigen", "dichtstbij", "tweede"), len(municipalities)
    )
    wide = table.pivot_table(index="gm_code", columns="soort", values="minuten", aggfunc="first").astype(float)
    both = wide.dropna()
    assert len(both) > 10
    assert (both["dichtstbij"] <= both["tweede"] + 1e-9).all()
    assert (both["dichtstbij"] <= both["eigen"] + 1e-9).all()
    pairs = matrix(net, PLAN=PLAN).set_index(["van", "naar"])["minuten"].astype(float)
    best = pairs.groupby(level=0).min()
    assert wide["dichtstbij"].dropna().round(2).to_dict() == pytest.approx(best.dropna().round(2).to_dict(), abs=0.011)
    lacking = table[table["minuten"].isna()]
    assert lacking["reden"].notna().all()


def test_service_areas_hold_what_is_reached_and_nothing_of_what_is_not(net):
    made = rows_of(run("servicearea", PLAN=PLAN, NETWORK=net, MINUTES="15;30", OUTPUT=temporary())["OUTPUT"])
    assert list(made["minuten"]) == sorted(made["minuten"], reverse=True)
    shape = {(row.id, row.minuten): row.geom for row in made.itertuples()}
    names = {name for name, _ in shape}
    for name in names:
        assert shape[name, 15.0].difference(shape[name, 30.0].buffer(1.0)).area < 1.0
    # The same rule as for single places, away from the outline and near a road.
    network = read_network(net).network
    sample = {str(i): tuple(network.junction_xy[i]) for i in quiet_junctions(network, 60, 3)}
    table = matrix(net, ORIGINS=points(sample), ORIGIN_ID="naam", PLAN=PLAN)
    for row in table.itertuples():
        if row.naar not in names or row.minuten is None or abs(row.minuten - 30) < 1:
            continue
        inside = shape[row.naar, 30.0].contains(shapely.Point(sample[row.van]))
        assert inside == (row.minuten < 30), (row.van, row.naar, row.minuten)


def test_routes_run_over_roads_and_are_as_long_as_they_say(net):
    table = rows_of(run("routes", PLAN=PLAN, NETWORK=net, OUTPUT=temporary())["OUTPUT"])
    own = rows_of(run("nearestlocation", PLAN=PLAN, NETWORK=net, OUTPUT=temporary())["OUTPUT"])
    own = own[(own["soort"] == "eigen") & own["minuten"].notna()].set_index("gm_code")
    drawn = table[table["geom"].notna()]
    assert set(drawn["van"]) == set(own.index)
    for row in drawn.itertuples():
        assert row.minuten == pytest.approx(own.loc[row.van, "minuten"], abs=0.01)
        assert row.geom.length / 1000 + row.aansluit_km == pytest.approx(row.km, abs=0.05)


def test_shortest_is_never_longer_and_fastest_never_slower(net):
    fast, short = matrix(net, PLAN=PLAN), matrix(net, PLAN=PLAN, WEIGHT="afstand")
    both = fast["minuten"].notna()
    assert (short.loc[both, "km"].astype(float) <= fast.loc[both, "km"].astype(float) + 0.002).all()
    assert (fast.loc[both, "minuten"].astype(float) <= short.loc[both, "minuten"].astype(float) + 0.002).all()
    assert (short.loc[both, "km"].astype(float) < fast.loc[both, "km"].astype(float) - 0.1).any()


def test_checkplan_measures_over_the_network(net):
    made = run("checkplan", PLAN=PLAN, NETWORK=net, MAX_MINUTES=30, FINDINGS=temporary(), TRAVEL=temporary())
    travel = rows_of(made["TRAVEL"])
    assert set(travel["methode"]) == {"netwerk+aansluiting"}
    findings = rows_of(made["FINDINGS"])
    too_far = findings[findings["code"] == "A8"]
    assert "GM9019" in set(too_far["sleutel"])  # beyond the straight norm as well
    own = travel[(travel["soort"] == "eigen") & travel["minuten"].notna()]
    beyond = set(own.loc[own["minuten"].astype(float) > 30, "gm_code"])
    assert beyond <= set(too_far["sleutel"])
    assert (findings["code"] == "A54").any()


# real roads -----------------------------------------------------------------------------------------


def test_kampen_equals_an_independent_dijkstra(kampen):
    network = read_network(kampen).network
    chosen = quiet_junctions(network, 16, 5)
    places = {str(i): tuple(network.junction_xy[i]) for i in chosen.tolist()}
    given = points(places)
    table = matrix(kampen, ORIGINS=given, ORIGIN_ID="naam", DESTINATIONS=given, DESTINATION_ID="naam")
    assert len(table) == 16 * 16
    compared = 0
    for origin, rows in table.groupby("van"):
        expected = dijkstra(network, int(origin))
        for row in rows.itertuples():
            found = expected.get(int(row.naar))
            if row.minuten is None:
                assert row.reden == "onbereikbaar"
                assert found is None
                continue
            ms, metres = found
            assert row.minuten == pytest.approx(ms / 60_000, abs=0.0006)
            assert row.km == pytest.approx(metres / 1000, abs=0.0006)
            compared += 1
    assert compared > 200


def test_kampen_routes_and_areas(kampen):
    network = read_network(kampen).network
    chosen = quiet_junctions(network, 4, 6)
    given = points({str(i): tuple(network.junction_xy[i]) for i in chosen.tolist()})
    both = {"ORIGINS": given, "ORIGIN_ID": "naam", "DESTINATIONS": given, "DESTINATION_ID": "naam"}
    lines = rows_of(run("routes", NETWORK=kampen, OUTPUT=temporary(), **both)["OUTPUT"])
    assert len(lines) == 16
    apart = lines[(lines["van"] != lines["naar"]) & lines["geom"].notna()]
    assert len(apart) > 8
    for row in apart.itertuples():
        assert row.geom.length / 1000 == pytest.approx(row.km - row.aansluit_km, abs=0.06)
    areas = run(
        "servicearea", NETWORK=kampen, LOCATIONS=given, LOCATION_ID="naam", MINUTES="3;8", OUTPUT=temporary()
    )  # fmt: skip
    table = rows_of(areas["OUTPUT"])
    assert len(table) == 8
    assert table["km2"].notna().all()


def test_amsterdam_the_cut_off_north_is_unreachable_not_far(amsterdam):
    stored = read_network(amsterdam)
    part = stored.report.junction_component
    chosen = [quiet_junctions(stored.network, 6, 7, np.flatnonzero(part == number)) for number in (1, 2)]
    names = {f"{'zuid' if row == 0 else 'noord'}{i}": i for row, group in enumerate(chosen) for i in group.tolist()}
    given = points({name: tuple(stored.network.junction_xy[i]) for name, i in names.items()})
    table = matrix(amsterdam, ORIGINS=given, ORIGIN_ID="naam", DESTINATIONS=given, DESTINATION_ID="naam")
    assert len(table) == 144
    same = np.array([row.van[:4] == row.naar[:4] for row in table.itertuples()])
    assert table.loc[same, "minuten"].notna().all()
    assert set(table.loc[~same, "reden"]) == {"onbereikbaar"}
    assert table.loc[~same, ["minuten", "km"]].isna().all(axis=None)
