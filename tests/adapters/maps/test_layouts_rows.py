# SPDX-License-Identifier: GPL-2.0-or-later
"""The pages of the document as PDF: no row of a table runs over the end of a page."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from datetime import date

import pytest

from opvangatlas.plugin.adapters.maps.layouts_pdf import write_pdf
from opvangatlas.plugin.core.annex.report import Document, Grid, Heading, Paragraph

pytestmark = pytest.mark.skipif(not shutil.which("pdftotext"), reason="pdftotext is not installed")
LONG = " ".join(["woorden"] * 40)


def grid(first, count, words=LONG):
    rows = tuple((f"begin{first + n}", f"{words} eind{first + n}.") for n in range(count))
    return Grid("Tabel", ("kolom", "verhaal"), rows, (False, False), (0.2, 0.8))


def pages(folder, *blocks):
    target = folder / "bijlage.pdf"
    document = Document("Bijlage", "Proef", "OPENBAAR", "nl", blocks, date(2027, 1, 1))
    write_pdf(target, document, folder, secret=False)
    said = subprocess.run(["pdftotext", "-layout", str(target), "-"], capture_output=True, text=True, check=True)
    return said.stdout.split("\f")[:-1]


@pytest.mark.parametrize("above", range(0, 12, 3))
def test_rows_stay_whole_under_a_head_of_their_own(qgis_app, tmp_path, above):
    lines = [Paragraph("regel") for _ in range(above)]
    made = pages(tmp_path, Heading("Een"), *lines, grid(0, 70), Heading("Vervolg", 2), grid(70, 50), Heading("Twee"))
    assert len(made) >= 4
    for number in range(120):
        whole = [f"begin{number} " in page for page in made]
        assert whole == [f"eind{number}." in page for page in made], number
        assert sum(whole) == 1, number
    for page in made[:-1]:
        assert "begin" in page
        assert "kolom" in page


def test_a_row_higher_than_a_page_is_printed_all_the_same(qgis_app, tmp_path):
    made = pages(tmp_path, Heading("Een"), grid(0, 3), grid(3, 3, words=" ".join(["woorden"] * 1500)))
    assert all(f"eind{number}." in "".join(made) for number in range(6))


@pytest.mark.parametrize("above", range(2, 45, 3))
def test_a_table_does_not_leave_one_row_behind(qgis_app, tmp_path, above):
    lines = [Paragraph("regel") for _ in range(above)]
    last = Grid("Vervolgtabel", ("kolom", "verhaal"), grid(20, 6).rows, (False, False), (0.2, 0.8), shown=True)
    made = pages(tmp_path, Heading("Een"), *lines, Heading("Kop", 2), replace(grid(0, 8), shown=False), last)
    for first, count in ((0, 8), (20, 6)):
        names = [f"begin{number} " for number in range(first, first + count)]
        for page in made:
            rows = sum(name in page for name in names)
            assert rows == 0 or rows > 1, (above, page)
    (page,) = [page for page in made if "Vervolgtabel" in page]
    assert "begin20 " in page
    (page,) = [page for page in made if "Kop" in page]
    assert "begin0 " in page
