# SPDX-License-Identifier: GPL-2.0-or-later
"""Answers of the address service."""

from __future__ import annotations

import json

import pytest

from opvangatlas.plugin.core.errors import InputError
from opvangatlas.plugin.core.intake.addresses import MOST, Address, address_query, parse_addresses

DAM = {
    "weergavenaam": "Dam 1, 1012JS Amsterdam",
    "centroide_rd": "POINT(121394.5 487383)",
    "straatnaam": "Dam",
    "huis_nlt": "1",
    "postcode": "1012JS",
    "woonplaatsnaam": "Amsterdam",
}


def answer(*docs):
    return json.dumps({"response": {"numFound": len(docs), "docs": docs}}).encode()


def test_an_address_has_a_place_and_the_cells_of_a_location():
    (found,) = parse_addresses(answer(DAM))
    assert found == Address("Dam 1, 1012JS Amsterdam", 121394.5, 487383.0, "Dam 1", "1012JS", "Amsterdam")
    assert found.cells() == {"straat": "Dam 1", "postcode": "1012JS", "plaats": "Amsterdam"}


def test_a_town_has_no_street():
    town = {"weergavenaam": "Urk, Urk, Flevoland", "centroide_rd": "POINT(169000 519000)", "woonplaatsnaam": "Urk"}
    assert parse_addresses(answer(town))[0].cells() == {"plaats": "Urk"}


def test_what_has_no_place_is_left_out_and_no_more_than_asked_is_read():
    without = {**DAM, "centroide_rd": "POINT EMPTY"}
    assert len(parse_addresses(answer(without, *[DAM] * (MOST + 3)))) == MOST
    assert parse_addresses(answer()) == []


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"<html>storing</html>",
        b"[]",
        b"{}",
        b'{"response": null}',
        b'{"response": {"docs": 3}}',
        b'{"response": {"docs": [1]}}',
        b"\xff\xfe",
    ],
)
def test_another_answer_is_refused(text):
    with pytest.raises(InputError, match="unreadable"):
        parse_addresses(text)


def test_only_the_text_goes_along():
    asked = address_query("  Dam 1 & 2,\n Amsterdam #3 ")
    assert asked["q"] == "Dam 1 & 2, Amsterdam #3"
    assert set(asked) == {"q", "fq", "fl", "rows"}
