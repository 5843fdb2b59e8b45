# SPDX-License-Identifier: GPL-2.0-or-later
"""Spoilt files through every import: rows are taken or refused in words, and the plan stays whole.

Usage: ``soak_files.py FIRST COUNT``; prints one line of JSON. A file is made from its number alone, so what goes
wrong can be made again.
"""

from __future__ import annotations

import json
import random
import re
import shutil
import sys
import tempfile
from pathlib import Path

from main_job import ROOT, load_plugin

load_plugin()

from qgis.core import (  # noqa: E402
    QgsApplication,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingParameterFeatureSource,
    QgsProject,
)

from opvangatlas.plugin.core.errors import DomainError  # noqa: E402
from opvangatlas.plugin.processing.provider import OpvangatlasProvider  # noqa: E402
from opvangatlas.plugin.storage.geopackage import GeoPackageStore  # noqa: E402

SAMPLE = ROOT / "resources" / "sample"
BUG = re.compile(r"\((?:error|fout) \d+\)")
ODD = (
    "", "0", "-1", "1e308", "9" * 40, "NaN", "inf", "31-12-9999", "2027-13-45", "0001-01-01", "=1+1", "@x", "\x00",
    "<img src=//host/x>", "\u202ename", "\ufffe", "é" * 50, "x" * 200_000, "{{titel}}", "' OR 1=1 --", "NULL",
    "1.234,5", "😀", "\ud7ff", "true", "12;13", '"', "\t", "10.000.000.000",
)  # fmt: skip
READ = (
    "opvanglocaties", "behoefte", "indeling", "reservecapaciteit", "capaciteitsperioden", "taakstellingen",
    "verbindingen", "schoolvakanties",
)  # fmt: skip
"""Lists that some import takes."""
ENCODINGS = ("utf-8", "utf-8-sig", "cp1252", "utf-16", "latin-1")


def spoilt(number: int, folder: Path) -> Path:
    """A file that once was a good one."""
    chance = random.Random(number)
    lists = sorted((SAMPLE / "bron").glob("*.csv"))
    read = [path for path in lists if path.stem in READ]
    source = chance.choice(
        chance.choice((read, read, lists, [SAMPLE / "wegen.geojson", SAMPLE / "voorbeeldland.gpkg"]))
    )
    target = folder / f"{number}{source.suffix}"
    if source.suffix == ".csv" and chance.random() < 0.75:
        target.write_bytes(_cells(source.read_text("utf-8-sig"), chance))
        return target
    data = bytearray(source.read_bytes())
    for _ in range(chance.choice((0, 1, 8, 200))):
        data[chance.randrange(len(data))] = chance.randrange(256)
    if chance.random() < 0.3:
        del data[chance.randrange(len(data)) :]
    target.write_bytes(bytes(data))
    return target


def _cells(text: str, chance: random.Random) -> bytes:
    """Rows in which cells, columns or lines are changed, in some encoding."""
    mark = ";" if ";" in text.splitlines()[0] else ","
    rows = [line.split(mark) for line in text.splitlines()[:200]]
    for _ in range(chance.choice((1, 3, 30))):
        row = chance.choice(rows)
        row[chance.randrange(len(row))] = chance.choice(ODD)
    if chance.random() < 0.2:
        rows.insert(0, [chance.choice(ODD)])
    if chance.random() < 0.2:
        chance.shuffle(rows[0])
    if chance.random() < 0.1:
        rows = rows[1:]
    lines = chance.choice(("\n", "\r\n", "\r")).join(chance.choice((mark, mark, ",")).join(row) for row in rows)
    return lines.encode(chance.choice(ENCODINGS), errors="replace")


def main(first: int, count: int) -> None:
    """Each file through each import."""
    application = QgsApplication([], False)
    application.initQgis()
    provider = OpvangatlasProvider()
    QgsApplication.processingRegistry().addProvider(provider)
    imports = [a for a in provider.algorithms() if a.name().startswith("import") and _inputs(a)]
    faults, runs, refused = [], 0, 0
    with tempfile.TemporaryDirectory() as room:
        plan, clean = Path(room) / "plan.gpkg", Path(room) / "schoon.gpkg"
        shutil.copy(SAMPLE / "voorbeeldland.gpkg", clean)
        for number in range(first, first + count):
            file = spoilt(number, Path(room))
            for algorithm in imports:
                shutil.copy(clean, plan)
                said = _run(algorithm, plan, file)
                runs, refused = runs + 1, refused + bool(said)
                if BUG.search(said) or said.startswith("!"):
                    faults.append(f"file {number}, {algorithm.name()}: {said[:300]}")
                if wrong := _state(plan):
                    faults.append(f"file {number}, {algorithm.name()}: {wrong}")
            file.unlink()
    json.dump({"count": count, "runs": runs, "refused": refused, "faults": faults}, sys.stdout)
    sys.stdout.flush()
    QgsApplication.processingRegistry().removeProvider(provider)


def _inputs(algorithm: object) -> list[str]:
    wanted = (QgsProcessingParameterFeatureSource,)
    return [p.name() for p in algorithm.parameterDefinitions() if isinstance(p, wanted)]


def _run(algorithm: object, plan: Path, file: Path) -> str:
    """What it refused with; empty when it did not."""
    context, feedback = QgsProcessingContext(), QgsProcessingFeedback(False)
    context.setProject(QgsProject.instance())
    parameters = {"PLAN": str(plan), "VERSION": "2027-I", "HALF_YEAR": "2027-1", "VARIANT": "Soak"}
    parameters |= dict.fromkeys(_inputs(algorithm), str(file))
    known = {p.name() for p in algorithm.parameterDefinitions()}
    try:
        made = algorithm.create()
        made.run({name: value for name, value in parameters.items() if name in known}, context, feedback, {}, False)
    except QgsProcessingException as error:
        return str(error) or "?"
    except Exception as error:  # noqa: BLE001 - that is the fault this looks for
        return f"! {type(error).__name__}: {error}"
    return ""


def _state(plan: Path) -> str:
    try:
        with GeoPackageStore.open(plan) as store:
            return "" if len(store.read(["gemeenten"])["gemeenten"]) else "no municipalities"
    except DomainError as error:
        return str(error)


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
