# SPDX-License-Identifier: GPL-2.0-or-later
"""Texts in another language than that of the window, as in what is written to files."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from opvangatlas.plugin.adapters.locale import DUTCH, spoken, tr

pytestmark = pytest.mark.skipif(not DUTCH.is_file(), reason="the translation is not compiled: make setup")


def test_a_language_is_spoken_for_a_while(qgis_app):
    with spoken("nl"):
        assert tr("Regions") == "Regio's"
        assert tr("%n error(s)", None, 1) == "1 fout"
        assert tr("%n error(s)", None, 2) == "2 fouten"
        with spoken("en"):
            assert tr("Regions") == "Regions"
        assert tr("Regions") == "Regio's"
        assert tr("a text that nobody has translated") == "a text that nobody has translated"
    assert tr("Regions") == "Regions"


def test_other_threads_do_not_hear_it(qgis_app):
    with spoken("nl"), ThreadPoolExecutor(1) as pool:
        assert pool.submit(tr, "Regions").result() == "Regions"


def test_it_ends_when_something_fails(qgis_app):
    with pytest.raises(ValueError, match="oei"), spoken("nl"):
        raise ValueError("oei")
    assert tr("Regions") == "Regions"
