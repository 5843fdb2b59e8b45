# SPDX-License-Identifier: GPL-2.0-or-later
"""CSV for Dutch spreadsheets, read back with the csv module and with our own reader."""

from __future__ import annotations

import csv
from datetime import date

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from opvangatlas.plugin.core.errors import InputError, StorageError
from opvangatlas.plugin.core.model.schema import Column
from opvangatlas.plugin.core.model.tables import TABLES
from opvangatlas.plugin.core.wording import Text
from opvangatlas.plugin.storage.csv_table import _plain, read_csv, safe, write_csv
from opvangatlas.plugin.storage.file_names import safe_file_name

COLUMNS = [
    Column("code", "text", Text("gemeentecode", "municipality code")),
    Column("n", "int", Text("aantal", "number")),
    Column("km", "float", Text("afstand", "distance")),
    Column("ja", "bool", Text("getekend", "signed")),
    Column("dag", "date", Text("datum", "date")),
]
FRAME = pd.DataFrame(
    {
        "code": ["0050", 'Één; "x"', None],
        "n": pd.array([1234567, None, -3], dtype="Int64"),
        "km": pd.array([1234.5, None, 1e-7], dtype="Float64"),
        "ja": pd.array([True, False, None], dtype="boolean"),
        "dag": [date(2024, 5, 1), None, date(1970, 1, 1)],
    }
)


def test_bytes(tmp_path):
    write_csv(FRAME, tmp_path / "t.csv", COLUMNS)
    assert (tmp_path / "t.csv").read_bytes() == (
        '\ufeff"code";"n";"km";"ja";"dag"\r\n'
        '"0050";1234567;1234,5;1;2024-05-01\r\n'
        '"Één; ""x""";;;0;\r\n'
        ";-3;0,0000001;;1970-01-01\r\n"
    ).encode()


def test_the_csv_module_reads_it(plan, tmp_path):
    for name, table in TABLES.items():
        write_csv(plan[name], tmp_path / f"{name}.csv", table.columns)
        with (tmp_path / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file, delimiter=";"))
        assert len(rows) == len(plan[name])
        for column in table:
            if column.kind == "text":
                expected = [safe(value) if value is not None else "" for value in plan[name][column.name]]
                assert [row[column.name] for row in rows] == expected


def test_headers_in_a_language(tmp_path):
    write_csv(FRAME, tmp_path / "t.csv", COLUMNS, headers="nl")
    assert list(read_csv(tmp_path / "t.csv")) == ["gemeentecode", "aantal", "afstand", "getekend", "datum"]


def test_an_empty_frame_has_a_header(tmp_path):
    write_csv(FRAME.iloc[:0], tmp_path / "t.csv", COLUMNS)
    assert list(read_csv(tmp_path / "t.csv")) == [column.name for column in COLUMNS]
    assert len(read_csv(tmp_path / "t.csv")) == 0


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n"])
def test_no_cell_is_a_formula(tmp_path, start):
    frame = FRAME.assign(code=[start + "HYPERLINK(1)", "'s-Gravenhage", "'" + start + "x"])
    write_csv(frame, tmp_path / "t.csv", COLUMNS)
    with (tmp_path / "t.csv").open(encoding="utf-8-sig", newline="") as file:
        cells = [row[0] for row in csv.reader(file, delimiter=";")][1:]
    assert cells == ["'" + start + "HYPERLINK(1)", "'s-Gravenhage", "''" + start + "x"]


@given(st.text())
def test_neutralising_text_can_be_undone(text):
    assert safe(text)[:1] not in ("=", "+", "-", "@", "\t", "\r", "\n")
    assert _plain(safe(text)) == text.strip()


def test_round_trip_as_text(tmp_path):
    write_csv(FRAME, tmp_path / "t.csv", COLUMNS)
    frame = read_csv(tmp_path / "t.csv")
    assert frame["code"].tolist() == ["0050", 'Één; "x"', None]
    assert frame["km"].tolist() == ["1234,5", None, "0,0000001"]


CONTENTS = {
    "semicolon and BOM": "\ufeffgm_code;naam\r\nGM0050; Zee \r\n".encode(),
    "comma": b"gm_code,naam\nGM0050,Zee\n",
    "tab": b"gm_code\tnaam\nGM0050\tZee",
    "padded": b" gm_code ; naam ;\n GM0050 ;  Zee;\n;;\n\n",
    "quoted": b'"gm_code";"naam"\n"GM0050";"Zee"\n',
    "comma in a quoted header": b'"gm_code";"naam"\n"GM0050";"Zee"\n',
    "short row": b"gm_code;naam;meer\nGM0050;Zee\n",
}


@pytest.mark.parametrize("content", CONTENTS.values(), ids=CONTENTS.keys())
def test_what_others_write(tmp_path, content):
    path = tmp_path / "t.csv"
    path.write_bytes(content)
    frame = read_csv(path)
    assert frame["gm_code"].tolist() == ["GM0050"]
    assert frame["naam"].tolist() == ["Zee"]
    assert "" not in frame.columns


def test_windows_encoding(tmp_path):
    path = tmp_path / "t.csv"
    path.write_bytes("naam\nSúdwest-Fryslân\n".encode("cp1252"))
    assert read_csv(path)["naam"].tolist() == ["Súdwest-Fryslân"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "t.csv is leeg"),
        (b"\xef\xbb\xbf\r\n", "t.csv is leeg"),
        (b"a;b;a\n1;2;3\n", "Kolom a staat er meer dan eens in"),
        (b"a;b\n1;2\n1;2;3\n", "Rij 3 heeft meer cellen dan de kop"),
        (b"a;b\n\n1;2;3\n", "Rij 3 heeft meer cellen dan de kop"),
    ],
)
def test_bad_files(tmp_path, content, message):
    path = tmp_path / "t.csv"
    path.write_bytes(content)
    with pytest.raises(InputError) as refused:
        read_csv(path)
    assert message in refused.value.line("nl")


def test_places_that_cannot_be_used(tmp_path):
    with pytest.raises(InputError, match="Cannot read"):
        read_csv(tmp_path)
    with pytest.raises(StorageError, match="Cannot write to"):
        write_csv(FRAME, tmp_path / "weg" / "t.csv", COLUMNS)


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("Plan 2027", "Plan 2027"),
        ('a/b\\c:d*e?f"g<h>i|j', "a_b_c_d_e_f_g_h_i_j"),
        ("../../etc/passwd", "_.._etc_passwd"),
        ("naam. ", "naam"),
        ("CON", "_CON"),
        ("lpt1.txt", "_lpt1.txt"),
        ("console", "console"),
        ("", "naamloos"),
        ("///", "naamloos"),
        ("Su\u0301d", "Súd"),
        ("x\ny", "x_y"),
    ],
)
def test_safe_file_names(name, safe):
    assert safe_file_name(name) == safe


@given(st.text())
def test_a_safe_name_can_be_a_file(name):
    safe = safe_file_name(name)
    assert 0 < len(safe) <= 101
    assert safe == safe.strip(" .")
    assert not set(safe) & set('<>:"/\\|?*')
