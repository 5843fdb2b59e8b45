# SPDX-License-Identifier: GPL-2.0-or-later
"""The main job from the command line, as a user does it: one ``qgis_process`` call per step."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
import time
from collections import Counter
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BUILD = ROOT / "build"
NORMS = {"max_km": "km", "max_minuten": "min"}
ALL_PARTS = "gis,geojson,tabellen,kaarten,document,blad"


def load_plugin() -> None:
    """Make the checkout importable as ``opvangatlas``, whatever its folder is called."""
    spec = importlib.util.spec_from_file_location(
        "opvangatlas", ROOT / "__init__.py", submodule_search_locations=[str(ROOT)]
    )
    module = importlib.util.module_from_spec(spec)
    sys.modules["opvangatlas"] = module
    spec.loader.exec_module(module)


class StepError(Exception):
    """A step failed; the message is the line that ``qgis_process`` printed."""


def run(algorithm: str, **parameters: object) -> dict[str, object]:
    """Run an algorithm with ``qgis_process`` and return its results; prints one line."""
    words = [f"{name}={value}" for name, value in parameters.items()]
    started = time.perf_counter()
    done = subprocess.run(
        ["qgis_process", "--json", "run", f"opvangatlas:{algorithm}", "--", *words],
        capture_output=True,
        text=True,
    )
    if done.returncode != 0:
        lines = [line for line in (done.stderr + done.stdout).splitlines() if line.strip()]
        raise StepError("\n".join(lines[-8:]) or f"exit code {done.returncode}")
    print(f"  {algorithm:<16} exit code 0   {time.perf_counter() - started:4.1f} s")
    return json.loads(done.stdout)["results"]


def show(plan_path: Path) -> None:
    """Print the table per region and the verdict of a plan, by its own settings."""
    from opvangatlas.plugin.core.checks.assess import assess, region_table
    from opvangatlas.plugin.core.checks.finding import Severity
    from opvangatlas.plugin.core.checks.summary import summary_line
    from opvangatlas.plugin.core.model.codes import VERDICT
    from opvangatlas.plugin.core.wording import figure
    from opvangatlas.plugin.storage.geopackage import GeoPackageStore

    with GeoPackageStore.open(plan_path, read_only=True) as store:
        made = assess(store.read().public(), today=date.today())
    print(
        f"\n{'regio':<28}{'gem.':>5}{'inwoners':>12}{'loc.':>6}{'plekken':>9}{'stukken':>9}"
        f"{'verste km':>11}{'F':>4}{'W':>4}{'N':>4}"
    )
    widths = (5, 12, 6, 9, 9, 11, 4, 4, 4)
    for row in region_table(made).to_dict("records"):
        name = row["regio_nm"] or "niet toegewezen"
        cells = [figure(row[c], "nl", "int") for c in ("gemeenten", "inwoners", "locaties", "plekken_asiel", "stukken")]
        cells += [figure(row["verste_km"], "nl", "km")]
        cells += [figure(row[c], "nl", "int") for c in ("fouten", "waarschuwingen", "notities")]
        cells = ["–" if cell == "onbekend" else cell for cell in cells]
        print(f"{name[:27]:<28}" + "".join(f"{c:>{w}}" for c, w in zip(cells, widths, strict=True)))
    elsewhere = Counter(finding.severity for finding in made.report.findings if finding.region is None)
    print(f"{'hele plan':<{28 + sum(widths[:-3])}}" + "".join(f"{elsewhere[severity]:>4}" for severity in Severity))
    print(
        "F = fouten, W = waarschuwingen, N = notities. Hele plan: bevindingen die van geen enkele regio zijn, "
        "ook die van gemeenten zonder regio."
    )
    settings = made.situation.plan.settings
    norms = [f"{figure(settings[key], 'nl')} {unit}" for key, unit in NORMS.items() if settings[key] is not None]
    counts = {severity: made.report.count(severity) for severity in Severity}
    label = VERDICT.label(made.report.verdict().value).nl
    print(
        f"\nOordeel: {label} – {counts[Severity.FAULT]} fouten, "
        f"{counts[Severity.WARNING]} waarschuwingen, {counts[Severity.NOTE]} notities "
        f"(peildatum {figure(made.situation.day, 'nl')}, norm {' en '.join(norms) or 'niet gekozen'}, "
        f"afstanden hemelsbreed × omwegfactor)"
    )
    print(summary_line(made.report, "nl"))


def show_travel(plan_path: Path, travel_path: Path, findings_path: Path, matrix_path: Path) -> None:
    """Print what was measured over the road, what was not and why, and the five furthest."""
    import pandas as pd
    from osgeo import ogr

    from opvangatlas.plugin.core.model.codes import METHOD, TRAVEL_REASON
    from opvangatlas.plugin.core.wording import figure
    from opvangatlas.plugin.storage.geopackage import GeoPackageStore

    travel = pd.read_csv(travel_path, sep=";", decimal=",", encoding="utf-8-sig")
    with GeoPackageStore.open(plan_path, read_only=True) as store:
        plan = store.read(["gemeenten", "opvanglocaties"])
    name = dict(zip(plan["gemeenten"]["gm_code"], plan["gemeenten"]["gm_naam"], strict=True))
    title = dict(zip(plan["opvanglocaties"]["loc_id"], plan["opvanglocaties"]["loc_naam"], strict=True))
    own, nearest = (travel[travel["soort"] == kind] for kind in ("eigen", "dichtstbij"))
    off = int((nearest["reden"] == "herkomst_niet_aangesloten").sum())
    print(f"    {len(own) - off} gemeenten aangesloten op het wegennet, {off} niet (verder dan 2 km)")
    pairs = pd.read_csv(matrix_path, sep=";", decimal=",", encoding="utf-8-sig")
    loose = pairs.groupby("naar")["reden"].agg(lambda r: (r == "bestemming_niet_aangesloten").any())
    print(f"    {int((~loose).sum())} locaties aangesloten, {int(loose.sum())} niet")
    print(f"    {int(own['minuten'].notna().sum())} gemeenten gemeten naar de locatie van de eigen regio; niet:")
    for reason, count in own["reden"].value_counts().items():
        print(f"      {count:>4} {TRAVEL_REASON.label(reason).nl}")
    print("    de vijf verste:")
    for row in own.nlargest(5, "minuten").to_dict("records"):
        print(
            f"      {name[row['gm_code']]:<24}{figure(row['minuten'], 'nl', 'min'):>4} min "
            f"{figure(row['km'], 'nl', 'km'):>6} km naar {title[row['loc_id']]} ({METHOD.label(row['methode']).nl})"
        )
    ogr.UseExceptions()
    dataset = ogr.Open(str(findings_path))
    layer = dataset.GetLayer(0)
    layer.SetAttributeFilter("code = 'A54'")
    print(f"    {layer.GetFeatureCount()} gemeenten zijn dichter bij een locatie van een andere regio")


def picture(plan_path: Path, target: Path) -> None:
    """Draw the plan as its project shows it."""
    subprocess.run([sys.executable, str(ROOT / "tools" / "picture.py"), str(plan_path), str(target)], check=True)


def paths(**found: object) -> None:
    """Print where things are."""
    print()
    for name, path in found.items():
        shown = Path(str(path))
        print(f"{name:<12}{shown.relative_to(ROOT) if shown.is_relative_to(ROOT) else shown}")
