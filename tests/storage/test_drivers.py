# SPDX-License-Identifier: GPL-2.0-or-later
"""GDAL's exceptions are a setting of the whole process: on while anyone is inside, then as before."""

from __future__ import annotations

import threading

import pytest
from osgeo import gdal, ogr, osr

from opvangatlas.plugin.storage.drivers import gdal_exceptions, opened


def test_two_threads_that_overlap():
    first_in, second_in = threading.Event(), threading.Event()
    seen = []

    def first():
        with gdal_exceptions():
            first_in.set()
            second_in.wait(10)

    def second():
        first_in.wait(10)
        with gdal_exceptions():
            second_in.set()
            one.join(10)
            try:
                gdal.OpenEx("/weg/weg.gpkg")
            except RuntimeError as error:
                seen.append(error)

    before = [module.GetUseExceptions() for module in (gdal, ogr, osr)]
    one, two = threading.Thread(target=first), threading.Thread(target=second)
    one.start(), two.start()
    two.join(10)
    assert len(seen) == 1
    assert [module.GetUseExceptions() for module in (gdal, ogr, osr)] == before


def test_the_file_is_closed_although_the_error_remembers_it(store):
    def fail():
        with opened(store.path, update=True) as source:
            source.StartTransaction()
            source.ExecuteSQL("UPDATE verbindingen SET naam = 'x'")
            source.ExecuteSQL("SELECT bestaat_niet FROM verbindingen")

    with pytest.raises(RuntimeError) as kept:
        fail()
    assert kept.value.__traceback__ is not None
    store.save({"verbindingen": store.read()["verbindingen"].assign(naam="y")})
    assert set(store.read()["verbindingen"]["naam"]) == {"y"}
