# SPDX-License-Identifier: GPL-2.0-or-later
"""Texts with figures in both languages; numbers as Dutch and English readers write them."""

from __future__ import annotations

import math
import pkgutil
import string
from datetime import date, datetime
from decimal import ROUND_HALF_EVEN, Decimal
from importlib import import_module

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from opvangatlas.plugin import core
from opvangatlas.plugin.core.errors import DomainError, InputError, StorageError
from opvangatlas.plugin.core.progress import SILENT, Part, stop_if_cancelled
from opvangatlas.plugin.core.wording import (
    LISTED_AT_MOST,
    Text,
    breach,
    figure,
    is_unknown,
    number,
    word,
)

KINDS = {"", "int", "km", "min", "ha", "area", "m", "eur", "pct", "signed"}


@pytest.mark.parametrize(
    ("value", "kind", "nl", "en"),
    [
        (1234567, "", "1.234.567", "1,234,567"),
        (1234.5, "", "1.234,5", "1,234.5"),
        (12.0, "", "12", "12"),
        (-5, "", "−5", "−5"),
        (-0.04, "km", "0,0", "0.0"),
        (12.34, "km", "12,3", "12.3"),
        (18.6, "min", "19", "19"),
        (4.5, "eur", "€ 4,50", "€ 4.50"),
        (160_000, "ha", "16", "16"),
        (16_000, "ha", "1,6", "1.6"),
        (160, "ha", "0,016", "0.016"),
        (16_000, "area", "1,6 ha", "1.6 ha"),
        (160, "area", "160 m²", "160 m²"),
        (2.44, "m", "2,4", "2.4"),
        (24.4, "m", "24", "24"),
        (0.4, "pct", "40%", "40%"),
        (4, "signed", "+4", "+4"),
        (-4, "signed", "−4", "−4"),
        (0, "signed", "0", "0"),
        (True, "", "ja", "yes"),
        (False, "", "nee", "no"),
        (date(2027, 1, 2), "", "02-01-2027", "2027-01-02"),
        (datetime(2027, 1, 2, 3, 4), "", "02-01-2027 03:04", "2027-01-02 03:04"),
        ("GM0050", "int", "GM0050", "GM0050"),
        (["a", "b"], "", "a, b", "a, b"),
        (None, "int", "onbekend", "unknown"),
        (float("nan"), "km", "onbekend", "unknown"),
        (pd.NA, "", "onbekend", "unknown"),
        (pd.NaT, "", "onbekend", "unknown"),
        (np.float64("nan"), "", "onbekend", "unknown"),
        (np.int64(1200), "int", "1.200", "1,200"),
    ],
)
def test_figures(value, kind, nl, en):
    assert figure(value, "nl", kind) == nl
    assert figure(value, "en", kind) == en


@pytest.mark.parametrize("value", [0, "", False, [], 0.0, np.int64(0)])
def test_zero_and_empty_are_known(value):
    assert not is_unknown(value)


def test_long_enumerations_are_cut_in_the_sentence():
    names = [f"G{n}" for n in range(20)]
    assert figure(names, "nl").endswith("G10 en 9 andere")
    assert figure(names, "en").endswith("G10 and 9 others")
    assert figure(names[:LISTED_AT_MOST], "nl").endswith(", G11")
    text = figure(names[: LISTED_AT_MOST + 1], "nl")
    assert text.endswith("G10 en 2 andere"), "never cut to leave out one"


@given(st.floats(-1e9, 1e9), st.integers(0, 3))
def test_a_number_reads_back_in_both_languages(value, decimals):
    rounded = Decimal(value).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_EVEN)
    dutch = number(value, "nl", decimals).replace(".", "").replace(",", ".").replace("−", "-")
    english = number(value, "en", decimals).replace(",", "").replace("−", "-")
    assert Decimal(dutch) == Decimal(english) == rounded
    assert not dutch.startswith("-0") or Decimal(dutch) != 0
    assert number(value, "nl", decimals).replace(".", "").lstrip("−")[-4:-3] in ("", ",") or decimals != 3


@given(st.integers(-(10**12), 10**12))
def test_groups_of_three(value):
    digits = number(value, "nl").lstrip("−").split(".")
    assert all(len(group) == 3 for group in digits[1:])
    assert 1 <= len(digits[0]) <= 3


@given(st.floats(0.001, 1e6), st.floats(0.001, 1e6))
def test_a_breach_is_visible_in_the_printed_figures(value, norm):
    decimals = breach(value, norm)
    assert decimals <= 6
    if abs(value - norm) > 2e-6:
        assert number(value, "nl", decimals) != number(norm, "nl", decimals)
    assert breach(norm, norm, 1) == 1


def test_words_with_texts_lists_and_kinds():
    text = Text("{a} is {b:km} km; {c}", "{a} is {b:km} km; {c}")
    label = Text("gemeente", "municipality")
    assert word(text, {"a": label, "b": 3, "c": [label, "x"]}, "nl") == "gemeente is 3,0 km; gemeente, x"
    assert word(text, {"a": label, "b": 3, "c": [label, "x"]}, "en") == "municipality is 3.0 km; municipality, x"
    with pytest.raises(KeyError):
        word(text, {}, "nl")


def test_braces_in_a_name_are_left_alone():
    assert word(Text("{a}", "{a}"), {"a": "{b} %s {"}, "nl") == "{b} %s {"


# every text of the core -----------------------------------------------------------------------------------


def texts():
    for module in pkgutil.walk_packages(core.__path__, core.__name__ + "."):
        for name, value in vars(import_module(module.name)).items():
            if isinstance(value, Text):
                yield pytest.param(value, id=f"{module.name.removeprefix(core.__name__ + '.')}.{name}")


def places(template):
    return {(name, kind) for _, name, kind, _ in string.Formatter().parse(template) if name is not None}


@pytest.mark.parametrize("text", list(texts()))
def test_a_text_says_the_same_in_both_languages(text):
    assert text.nl
    assert text.en
    assert places(text.nl) == places(text.en)
    assert {kind for _, kind in places(text.nl)} <= KINDS
    assert "''" not in text.nl
    assert text.nl == " ".join(text.nl.split())
    for kinds, unit in (({"km"}, " km"), ({"area"}, ""), ({"eur"}, "")):
        for name, kind in places(text.nl):
            if kind in kinds:
                assert f"{{{name}:{kind}}}{unit}" in text.nl
                assert f"{{{name}:{kind}}}{unit}" in text.en


# errors and progress --------------------------------------------------------------------------------------


def test_an_error_is_one_line_with_its_remedy():
    error = InputError(
        Text("Laag ‘{layer}’ is leeg.", "Layer ‘{layer}’ is empty."),
        Text("Kies {n}.", "Choose {n}."),
        layer="a\nb",
        n=1,
    )
    assert error.line("en") == "Layer ‘a\nb’ is empty. Choose 1."
    assert str(error) == error.line("en")
    assert isinstance(error, DomainError)
    assert not isinstance(error, StorageError)


class Recorder:
    def __init__(self):
        self.seen = []

    def report(self, fraction, text=None):
        self.seen.append((fraction, text))

    def is_cancelled(self):
        return False


def test_a_part_reports_in_terms_of_the_whole():
    whole, text = Recorder(), Text("a", "b")
    inner = Part(Part(whole, 0.5, 1.0), 0.0, 0.5)
    inner.report(0.0)
    inner.report(1.0, text)
    assert whole.seen == [(0.5, None), (0.75, text)]
    assert not inner.is_cancelled()
    stop_if_cancelled(inner)


def test_silence():
    SILENT.report(math.nan)
    assert not SILENT.is_cancelled()
