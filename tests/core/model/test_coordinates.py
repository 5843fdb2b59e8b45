# SPDX-License-Identifier: GPL-2.0-or-later
"""Coordinates in the ways people write them."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opvangatlas.plugin.core.errors import InputError
from opvangatlas.plugin.core.model.coordinates import Coordinates, parse_coordinates


@pytest.mark.parametrize(
    ("text", "x", "y", "degrees"),
    [
        ("155000, 463000", 155000, 463000, False),
        ("155000,463000", 155000, 463000, False),
        ("155000.5 463000.25", 155000.5, 463000.25, False),
        ("RD x=155000,5; y=463000", 155000.5, 463000, False),
        ("y=463000 x=155000", 155000, 463000, False),
        ("155.000, 463.000", 155000, 463000, False),
        ("155 000 463 000", 155000, 463000, False),
        ("POINT(155000 463000)", 155000, 463000, False),
        ("SRID=28992;POINT (155000 463000)", 155000, 463000, False),
        ("EPSG:28992 155000 463000", 155000, 463000, False),
        ("52.156, 5.387", 5.387, 52.156, True),
        ("52,156; 5,387", 5.387, 52.156, True),
        ("5.387 52.156", 5.387, 52.156, True),
        ("WGS84: 52.156, 5.387", 5.387, 52.156, True),
        ("52.156° N, 5.387° E", 5.387, 52.156, True),
        ("52°9'21.6\"N 5°23'13.2\"E", 5.387, 52.156, True),
        ("52º 09′ 21,6″ NB, 5º 23′ 13,2″ OL", 5.387, 52.156, True),
        ("N 52° 9.36' O 5° 23.22'", 5.387, 52.156, True),
        ("52 9 21.6 5 23 13.2", 5.387, 52.156, True),
        ("52 9.36 N, 5 23.22 E", 5.387, 52.156, True),
        ("lat: 52.156 lon: 5.387", 5.387, 52.156, True),
        ("lon=5.387, lat=52.156", 5.387, 52.156, True),
        ("51.5 N 1.5 W", -1.5, 51.5, True),
        ("geo:52.156,5.387?z=15", 5.387, 52.156, True),
        ("https://www.google.com/maps/@52.156,5.387,15z", 5.387, 52.156, True),
        ("https://www.google.com/maps/place/A/@52.2,5.4,15z/data=!3d52.156!4d5.387", 5.387, 52.156, True),
        ("https://maps.google.com/?q=52.156,5.387", 5.387, 52.156, True),
        ("https://www.openstreetmap.org/#map=15/52.156/5.387", 5.387, 52.156, True),
        ("https://www.openstreetmap.org/?mlat=52.156&mlon=5.387#map=15/52.2/5.4", 5.387, 52.156, True),
    ],
)
def test_read(text, x, y, degrees):
    found = parse_coordinates(text)
    assert (found.x, found.y) == (pytest.approx(x), pytest.approx(y))
    assert (found.degrees, found.swapped) == (degrees, False)


@pytest.mark.parametrize(
    ("text", "x", "y", "degrees"),
    [
        ("463000, 155000", 155000, 463000, False),
        ("463.000 155.000", 155000, 463000, False),
        ("x=463000 y=155000", 155000, 463000, False),
        ("5.387 N, 52.156 E", 5.387, 52.156, True),
        ("6831000, 600000", 5.38987, 52.22, True),
    ],
)
def test_in_the_other_order_it_is_read_as_a_proposal(text, x, y, degrees):
    found = parse_coordinates(text)
    assert (found.x, found.y) == (pytest.approx(x, rel=1e-3), pytest.approx(y, rel=1e-3))
    assert (found.degrees, found.swapped) == (degrees, True)


def test_web_mercator_of_a_project_in_it():
    found = parse_coordinates("600000, 6831000")
    assert found == Coordinates(pytest.approx(5.38987, abs=1e-4), pytest.approx(52.2, abs=0.1), degrees=True)


@pytest.mark.parametrize(
    "text",
    ["", "nergens", "155000", "1, 2, 3", "Almelo 12, 7", "52°70'N 5°10'E", "52.5 9 N 5.3 2 E", "https://example.org/"],
)
def test_not_two_numbers(text):
    with pytest.raises(InputError, match=r"not two numbers\. Write x, y in metres"):
        parse_coordinates(text)


@pytest.mark.parametrize("text", ["48.85, 2.35", "155000, 52", "0, 0", "1155000, 463000", "52.1 N 5.3 N"])
def test_elsewhere(text):
    with pytest.raises(InputError, match="not lie in or near"):
        parse_coordinates(text)


latitudes, longitudes = st.floats(49.0, 57.0), st.floats(0.0, 10.0)


def sexagesimal(value, parts, marks):
    """An angle in degrees and minutes, or seconds too, rounded to what is far below a metre."""
    left, told = round(value * 3600, 3), []
    for unit in (3600, 60, 1)[:parts]:
        last = len(told) == parts - 1
        part = left / unit if last else math.floor(left / unit)
        told.append(f"{part:.6f}" if last else str(int(part)))
        left -= part * unit
    return "".join(f"{part}{mark}" for part, mark in zip(told, marks, strict=False))


@given(latitudes, longitudes, st.integers(2, 3), st.sampled_from(["°'\"", "   "]), st.booleans())
def test_degrees_in_any_notation_are_the_same_place(latitude, longitude, parts, marks, north_first):
    pair = [sexagesimal(latitude, parts, marks) + " N", sexagesimal(longitude, parts, marks) + " E"]
    found = parse_coordinates(", ".join(pair if north_first else pair[::-1]))
    assert found.degrees
    assert not found.swapped
    assert (found.y, found.x) == (pytest.approx(latitude, abs=1e-6), pytest.approx(longitude, abs=1e-6))


@given(latitudes, longitudes, st.booleans(), st.sampled_from([", ", "; ", " ", " / "]), st.booleans())
def test_decimal_degrees_are_told_apart_by_their_size(latitude, longitude, north_first, between, comma):
    pair = [f"{latitude:.7f}", f"{longitude:.7f}"]
    text = between.join(pair if north_first else pair[::-1])
    found = parse_coordinates(text.replace(".", ",") if comma and between != ", " else text)
    assert (found.y, found.x, found.degrees) == (pytest.approx(latitude), pytest.approx(longitude, abs=1e-6), True)


@given(st.integers(0, 279_999), st.integers(310_001, 640_000), st.booleans(), st.booleans())
def test_metres_of_the_netherlands_in_either_order(x, y, swapped, labelled):
    named = [f"x={x}", f"y={y}"] if labelled else [str(x), str(y)]
    found = parse_coordinates(", ".join(named[::-1] if swapped else named))
    assert (found.x, found.y, found.degrees) == (x, y, False)
    assert found.swapped == (swapped and not labelled)


@given(st.text(alphabet="0123456789.,;:°'\"NEnoxyWS -/()", max_size=24))
def test_whatever_is_typed_is_a_place_in_or_near_the_netherlands_or_refused(text):
    try:
        found = parse_coordinates(text)
    except InputError:
        return
    if found.degrees:
        assert -2 <= found.x <= 10
        assert 49 <= found.y <= 57
    else:
        assert -10_000 <= found.x <= 310_000
        assert 280_000 <= found.y <= 640_000
