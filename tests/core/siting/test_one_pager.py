# SPDX-License-Identifier: GPL-2.0-or-later
"""A candidate on one sheet: confidential, and complete in words."""

from __future__ import annotations

from datetime import date

import pytest

from opvangatlas.plugin.core.annex.report import Grid, Heading, Paragraph, Picture
from opvangatlas.plugin.core.siting.comparison import CRITERIA, Entry, compare
from opvangatlas.plugin.core.siting.comparison_table import comparison_table
from opvangatlas.plugin.core.siting.one_pager import MOST, SiteSheet, site_document

DAY = date(2027, 6, 1)


def sheet(**more):
    base = {
        "name": "Kandidaat A", "where": "A · Oost", "preset": "regulier azc", "figures": [("Saldo", "−10", "+5")],
        "remarks": ["Opent in 2027-K4."], "tests": [("school", "voldoet", "1", "≤ 3", "coa.nl")],
        "time": [("tip", "01-01-2027")], "others": [], "questions": ["bouwjaar"], "picture": ("kaarten.png", "Kaarten"),
    }  # fmt: skip
    return SiteSheet(**{**base, **more})


@pytest.mark.parametrize(("language", "mark"), [("nl", "VERTROUWELIJK"), ("en", "CONFIDENTIAL")])
def test_it_is_always_confidential(language, mark):
    document = site_document(sheet(), DAY, language)
    assert document.mark == mark
    assert document.title.endswith("Kandidaat A")


def test_every_part_is_there_and_weights_are_shares():
    document = site_document(sheet(others=[(f"B{n}", "tip", "100", "–") for n in range(9)]), DAY, "nl")
    heads = [block.text for block in document.blocks if isinstance(block, Heading)]
    assert heads == [
        "Wat de locatie doet", "Kaarten", "Toetsen: regulier azc", "Tijdlijn", "Alternatieven in de regio",
        "Open vragen",
    ]  # fmt: skip
    grids = [block for block in document.blocks if isinstance(block, Grid)]
    for grid in grids:
        assert sum(grid.weights) == pytest.approx(1.0)
        assert {len(row) for row in grid.rows} == {len(grid.head)} == {len(grid.weights)} == {len(grid.right)}
    assert len(grids[-1].rows) == MOST


def test_what_is_not_there_is_said():
    document = site_document(sheet(picture=None, questions=()), DAY, "nl")
    assert not any(isinstance(block, Picture) for block in document.blocks)
    said = [block.text for block in document.blocks if isinstance(block, Paragraph)]
    assert said.count("Geen.") == 2


def test_a_comparison_as_a_table_leaves_unknown_cells_empty():
    entries = [
        Entry("een", {criterion.key: 1.0 for criterion in CRITERIA}),
        Entry("twee", {criterion.key: None for criterion in CRITERIA}),
    ]
    table = comparison_table(compare(entries, {criterion.key: criterion.weight for criterion in CRITERIA}))
    assert table.title.nl.startswith("VERTROUWELIJK")
    assert table.frame["plaats"].tolist()[0] == 1
    assert table.frame.iloc[1].drop(["naam", "bekend"]).isna().all()
    assert table.frame["bekend"].tolist() == [100.0, 0.0]
