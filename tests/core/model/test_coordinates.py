# SPDX-License-Identifier: GPL-2.0-or-later
"""Coordinates in the ways people write them."""

from __future__ import annotations

import pytest

from opvangatlas.plugin.core.errors import InputError
from opvangatlas.plugin.core.model.coordinates import Coordinates, parse_coordinates


@pytest.mark.parametrize(
    ("text", "x", "y", "degrees"),
    [
        ("155000, 463000", 155000, 463000, False),
        ("155000,463000", 155000, 463000, False),
        ("155000.5 463000.25", 155000.5, 463000.25, False),
        ("RD x=155000,5; y=463000", 155000.5, 463000, False),
        ("52.156, 5.387", 5.387, 52.156, True),
        ("52,156; 5,387", 5.387, 52.156, True),
        ("5.387 52.156", 5.387, 52.156, True),
        ("52.156° N, 5.387° E", 5.387, 52.156, True),
    ],
)
def test_read(text, x, y, degrees):
    assert parse_coordinates(text) == Coordinates(x, y, degrees)


@pytest.mark.parametrize("text", ["", "nergens", "155000", "1, 2, 3", "Almelo 12, 7"])
def test_not_two_numbers(text):
    with pytest.raises(InputError, match=r"not two numbers\. Write x, y in metres"):
        parse_coordinates(text)


@pytest.mark.parametrize("text", ["48.85, 2.35", "155000, 52", "0, 0"])
def test_elsewhere(text):
    with pytest.raises(InputError, match="not lie in or near"):
        parse_coordinates(text)
