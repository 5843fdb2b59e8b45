# SPDX-License-Identifier: GPL-2.0-or-later
"""Codes and names in every spelling that spreadsheets make of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opvangatlas.plugin.core.model.identifiers import (
    clean_text,
    folded_name,
    municipality_code,
    province_code,
    slug,
    unique_id,
)


@pytest.mark.parametrize(
    "value",
    [
        "50",
        "0050",
        "GM0050",
        " GM0050 ",
        "gm0050",
        "GM50",
        "\ufeffGM0050",
        "GM0050      ",
        "\u00a050",
        50,
        50.0,
        "50.0",
        "50,0",
        "00050",
    ],
    ids=repr,
)
def test_one_municipality(value):
    assert municipality_code(value) == "GM0050"


@pytest.mark.parametrize(
    "value",
    [
        "",
        None,
        "0",
        "GM0000",
        "GM",
        "Almere",
        "12345",
        "GM12345",
        "50.5",
        -50,
        "PV23",
        "GM 0050 x",
        float("nan"),
        "----",
        "XX",
    ],
    ids=repr,
)
def test_no_municipality(value):
    assert municipality_code(value) is None


@given(st.integers(1, 9999), st.data())
def test_every_code_in_every_spelling(number, data):
    code = f"GM{number:04d}"
    spelling = data.draw(
        st.sampled_from([str(number), f"{number:04d}", code, code.lower(), f"GM{number}", float(number), number])
    )
    if isinstance(spelling, str):
        left, right = data.draw(st.tuples(*[st.sampled_from(["", " ", "\t", "\ufeff", "\u00a0 "])] * 2))
        spelling = left + spelling + right
    assert municipality_code(spelling) == code
    assert municipality_code(municipality_code(spelling)) == code


@given(st.text(max_size=8))
def test_any_text_is_a_proper_code_or_none(text):
    code = municipality_code(text)
    assert code is None or (code.isascii() and len(code) == 6 and code[2:].isdigit())


def test_provinces():
    assert province_code("23") == province_code("PV23") == province_code(23.0) == "PV23"
    assert province_code("Gelderland") is province_code("GM0023") is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hengelo (O)", "Hengelo (O.)"),
        ("Hengelo (O)", "hengelo o"),
        ("'s-Gravenhage", "s Gravenhage"),
        ("’s-Gravenhage", "'s-Gravenhage"),
        ("Súdwest-Fryslân", "Sudwest Fryslan"),
        ("Bergen (NH.)", " BERGEN  (NH) "),
    ],
)
def test_names_that_are_the_same(one, other):
    assert folded_name(one) == folded_name(other)


def test_names_that_are_not():
    assert folded_name("Bergen (NH.)") != folded_name("Bergen (L.)")
    assert folded_name(None) == folded_name("") == ""


def test_clean_text_and_slugs():
    assert clean_text("\ufeff  Aa en\u00a0Hunze   ") == "Aa en Hunze"
    assert slug("Ter Apel (POL)") == "ter-apel-pol"
    assert len(slug("x" * 99)) == 24
    assert not slug("abc " * 20).endswith("-")


@given(st.lists(st.sampled_from(["a", "b", "a-2", "", "x"]), max_size=12))
def test_ids_are_unique_whatever_is_wanted(wanted):
    taken = {"a"}
    made = [unique_id(name, taken) for name in wanted]
    assert len(set(made)) == len(made)
    assert "a" not in made
    assert "" not in made
    assert taken == {"a", *made}
