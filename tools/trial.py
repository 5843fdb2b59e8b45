# SPDX-License-Identifier: GPL-2.0-or-later
"""``make trial DATA=folder``: the main job on real municipalities and real locations of 2015.

342 municipalities, the 25 veiligheidsregio's, 75 reception locations. Their roles under the agenda are
not known: that each of them is a regional location is an assumption of this trial, not a fact.
"""

from __future__ import annotations

import csv
import shutil
import sys
from pathlib import Path

import capacity_table
import main_job as job

LINKS = (
    ("GM0060", "GM1970", "veer", "Ameland – Holwerd"),
    ("GM0093", "GM0072", "veer", "Terschelling – Harlingen"),
    ("GM0096", "GM0072", "veer", "Vlieland – Harlingen"),
    ("GM0448", "GM0400", "veer", "Texel – Den Helder"),
    ("GM0715", "GM0654", "tunnel", "Westerscheldetunnel"),
    ("GM0088", "GM1966", "veer", "Schiermonnikoog – Lauwersoog"),
)
AGREED = (("GM0088", "GM1970", "bestuurlijk", "Schiermonnikoog hoort bij Fryslân"),)
NORM_KM = 30


def main(data: Path) -> None:
    """Run all steps; the files are in ``build/trial``."""
    out = job.BUILD / "trial"
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    plan, findings, travel = out / "proefplan.gpkg", out / "bevindingen.gpkg", out / "reistijden.csv"
    print("Proef met echte gegevens (CBS/Kadaster 2024, COA-locaties najaar 2015):")
    made = job.run(
        "createplan",
        MUNICIPALITIES=data / "nl_2024" / "gemeenten_2024.gpkg",
        DIVISION_FIELD="veiligheidsregio_code",
        DIVISION_NAME_FIELD="veiligheidsregio",
        DIVISIONS="veiligheidsregio=veiligheidsregio_code;arbeidsmarktregio=arbeidsmarktregio_code;"
        "ggd=ggd_code;corop=corop_code;provincie=provincie_code",
        REGIME="2020",
        REFERENCE_DATE="2015-10-01",
        MAX_KM=NORM_KM,
        PLAN_NAME="Proefplan 2015",
        OUTPUT=plan,
    )
    print(f"    {made['MUNICIPALITY_COUNT']} gemeenten, {made['REGION_COUNT']} regio's, {made['INHABITANTS']} inwoners")
    taken = job.run(
        "importlocations",
        PLAN=plan,
        LOCATIONS=data / "csweb_azc_2015" / "azc_2015.csv",
        FIELD_MAP="loc_naam=naam;plekken=opvangplaatsen;tot=beschikbaar_tot",
        DEFAULT_TYPE="rol",
        DEFAULT_STATUS="voortzetten",
        REJECTED=out / "afgekeurd.csv",
    )
    print(f"    {taken['ACCEPTED']} locaties overgenomen, {taken['REJECTED_COUNT']} afgekeurd")
    print("    aanname van deze proef: elke locatie is een regionale opvanglocatie (rol)")
    check = {"PLAN": plan, "FINDINGS": findings, "TRAVEL": travel}
    _pieces(job.run("checkplan", **check), findings)
    for number, links in enumerate((LINKS, AGREED), 1):
        table = _written(out / f"verbindingen_{number}.csv", links)
        job.run("importlinks", PLAN=plan, LINKS=table)
        _pieces(job.run("checkplan", **check), findings)
    _by_road(data, out, plan)
    _transition(out, plan)
    job.run("exportannex", PLAN=plan, FOLDER=out / "bijlage_cijfers", PARTS="gis,tabellen")
    print("    alleen gis en tabellen; nu ook kaarten (25 regio's) en document")
    annex = job.run("exportannex", PLAN=plan, FOLDER=out / "bijlage", PARTS=job.ALL_PARTS)
    print(f"    {annex['FILE_COUNT']} bestanden, {annex['INCOMPLETE']} locaties en regio's onvolledig")
    job.show(plan)
    job.picture(plan, out / "kaart.png")
    job.paths(plan=plan, kaart=out / "kaart.png", bevindingen=findings, reistijden=travel, bijlage=annex["FOLDER"])


def _transition(out: Path, plan: Path) -> None:
    """Capacity per quarter as the agreements of 2015 end; no prognosis of that year is at hand."""
    start, end, balance = "2015-10-01", "2019-09-30", out / "saldo.csv"
    job.run("capacitybalance", PLAN=plan, FROM=start, TO=end, OUTPUT=balance)
    print(f"    peildatum {start}, 2015-K4 t/m 2019-K3; behoefte onbekend, dus ook het saldo")
    capacity_table.show(balance, capacity_table.changes_per_quarter(plan, start, end))


def _by_road(data: Path, out: Path, plan: Path) -> None:
    """The same over the national main roads: what could be measured, and the five furthest."""
    network, findings, travel = out / "wegennet", out / "bevindingen_weg.gpkg", out / "reistijden_weg.csv"
    roads = data / "roads_nl" / "nl_main_roads.gpkg"
    built = job.run(
        "buildnetwork",
        ROADS=f"{roads}|layername=edges",
        SPEED_FIELD="speed_kmh",
        LENGTH_FIELD="length_km",
        LENGTH_UNIT="km",
        OUTPUT=network,
    )
    print(f"    hoofdwegen: {built['LINK_COUNT']} wegen, {built['JUNCTION_COUNT']} kruispunten")
    job.run("checkplan", PLAN=plan, NETWORK=network, FINDINGS=findings, TRAVEL=travel)
    matrix = out / "reismatrix.csv"
    job.run("travelmatrix", PLAN=plan, NETWORK=network, OUTPUT=matrix)
    job.show_travel(plan, travel, findings, matrix)


def _written(path: Path, links: tuple[tuple[str, ...], ...]) -> Path:
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([("gm_a", "gm_b", "soort", "naam"), *links])
    return path


def _pieces(result: dict[str, object], findings: Path) -> None:
    """Print the verdict's counts and the loose pieces (A53)."""
    from osgeo import ogr

    ogr.UseExceptions()
    dataset = ogr.Open(str(findings))
    layer = dataset.GetLayer(0)
    layer.SetAttributeFilter("code = 'A53'")
    loose = [f"{f['sleutel']} {f['deel']}" for f in layer]
    print(
        f"    {result['ERRORS']} fouten, {result['WARNINGS']} waarschuwingen, {result['NOTES']} notities; "
        f"losse stukken: {len(loose)} {loose or ''}"
    )
    verdicts = [f"{name[8:].lower()} {result[name]}" for name in result if str(name).startswith("VERDICT_")]
    print(
        f"    oordeel {result['VERDICT']}; {', '.join(verdicts)}; niet te beoordelen: {result['NOT_ASSESSED']} regels"
    )


if __name__ == "__main__":
    job.load_plugin()
    try:
        main(Path(sys.argv[1]).resolve())
    except job.StepError as error:
        sys.exit(f"opvangatlas: {error}")
