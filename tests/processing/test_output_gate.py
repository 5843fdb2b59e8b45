# SPDX-License-Identifier: GPL-2.0-or-later
"""No output of any algorithm destroys an input, a plan or another output; found from the provider itself."""

from __future__ import annotations

import hashlib
import os
import shutil
from itertools import combinations
from pathlib import Path

import pytest
from qgis.core import (
    Qgis,
    QgsProcessing,
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingOutputLayerDefinition,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFile,
    QgsProcessingParameterFolderDestination,
    QgsProject,
    QgsProperty,
    QgsVectorLayer,
)

from opvangatlas.plugin.processing.provider import ALGORITHMS

from ..core.plans import at, cell
from .doors import layer, make_plan, municipality_rows, refused, run, save

LAYERS = ("source", "vector", "multilayer")
SAYS = ("would overwrite", "holds ‘", "are one place", "is not a plan")


def described():
    """Every algorithm with its parameters."""
    for kind in ALGORITHMS:
        algorithm = kind()
        algorithm.initAlgorithm()
        yield algorithm


def is_folder(definition):
    return isinstance(definition, QgsProcessingParameterFolderDestination) or (
        isinstance(definition, QgsProcessingParameterFile)
        and definition.behavior() == Qgis.ProcessingFileParameterBehavior.Folder
    )


def reads(definition):
    return isinstance(definition, QgsProcessingParameterFile) or definition.type() in LAYERS


def every_pair():
    """(algorithm, output, input) for every output and everything that is read."""
    for algorithm in described():
        definitions = algorithm.parameterDefinitions()
        for output in (d for d in definitions if d.isDestination()):
            for read in (d for d in definitions if reads(d)):
                name = f"{algorithm.name()}-{output.name()}-{read.name()}"
                yield pytest.param(algorithm, output.name(), read.name(), id=name)


def every_two_outputs():
    for algorithm in described():
        outputs = [d.name() for d in algorithm.parameterDefinitions() if d.isDestination()]
        for first, second in combinations(outputs, 2):
            yield pytest.param(algorithm, first, second, id=f"{algorithm.name()}-{first}-{second}")


@pytest.fixture(scope="module")
def stock(tmp_path_factory, provider):
    """A plan with what stands beside it, and layers."""
    folder = tmp_path_factory.mktemp("voorraad")
    make_plan(folder / "plan.gpkg")
    shutil.copy(folder / "plan.gpkg", folder / "plan.versie1.gpkg")
    (folder / "plan.qgz").write_bytes(b"project")
    save(layer(municipality_rows()), folder / "vlak.gpkg")
    save(layer([{"naam": "A", "geom": at(0.5, 0.5)}], geometry="Point"), folder / "punt.gpkg")
    save(layer([{"naam": "A", "geom": cell(0, 0).exterior}], geometry="LineString"), folder / "lijn.gpkg")
    (folder / "tabel.csv").write_text("a;b\n1;2\n")
    (folder / "net" / "wegennet").mkdir(parents=True)
    (folder / "net" / "wegennet" / "iets.gpkg").write_bytes(b"wegen")
    (folder / "net" / "iets.gpkg").write_bytes(b"net")
    return folder


@pytest.fixture
def place(stock, tmp_path):
    shutil.copytree(stock, tmp_path / "map")
    return tmp_path / "map"


def contents(folder):
    return {p: hashlib.sha256(p.read_bytes()).digest() for p in sorted(folder.rglob("*")) if p.is_file()}


def file_for(definition, place):
    if is_folder(definition):
        return place / "net"
    if isinstance(definition, QgsProcessingParameterFile):
        return place / ("tabel.csv" if definition.extension() == "csv" else "plan.gpkg")
    if definition.type() == "multilayer":
        return place / "vlak.gpkg"
    kinds = definition.dataTypes()
    for name, kind in (("lijn", "VectorLine"), ("punt", "VectorPoint"), ("vlak", "VectorPolygon")):
        if getattr(Qgis.ProcessingSourceType, kind) in kinds:
            return place / f"{name}.gpkg"
    return place / "punt.gpkg"


def given(algorithm, place, chosen):
    """Parameters with which the algorithm would start: what it must have, and the chosen input."""
    parameters = {}
    for definition in algorithm.parameterDefinitions():
        name = definition.name()
        optional = bool(definition.flags() & Qgis.ProcessingParameterFlag.Optional)
        if definition.isDestination():
            sink = isinstance(definition, QgsProcessingParameterFeatureSink)
            if sink and not optional:
                parameters[name] = QgsProcessing.TEMPORARY_OUTPUT
            elif not sink:
                parameters[name] = str(place / ("uit" if is_folder(definition) else "uit.gpkg"))
        elif reads(definition) and (not optional or name == chosen):
            parameters[name] = str(file_for(definition, place))
        elif definition.type() == "field" and not optional:
            parameters[name] = "naam"
        elif definition.type() == "number" and not optional and definition.defaultValue() is None:
            parameters[name] = 1
    return parameters


def spellings(path, *, sink):
    """The same file as others write it."""
    link = path.with_name(f"koppeling{path.suffix}")
    link.symlink_to(path)
    hard = path.with_name(f"vast{path.suffix}")
    os.link(path, hard)
    (path.parent.parent / "omweg").symlink_to(path.parent)
    yield str(path)
    yield str(link)
    yield str(hard)
    yield str(path.parent.parent / "omweg" / path.name)
    yield f"{path.parent}/../{path.parent.name}//./{path.name}"
    yield os.path.relpath(path)
    yield f"{path}|layername=gemeenten"
    yield f"{path}-wal"
    yield QgsProperty.fromExpression(f"'{path.parent}' || '/{path.name}'")
    if sink:
        yield QgsProcessingOutputLayerDefinition(str(path))
        yield f"ogr:dbname='{path}' table=\"bevindingen\" (geom)"
        if path.suffix == ".gpkg":
            yield str(path.with_suffix(""))  # QGIS adds the ending


def test_every_algorithm_is_looked_at(provider):
    assert {a.name() for a in provider.algorithms()} == {a.name() for a in described()}
    assert len({p.values[0].name() for p in every_pair()}) == len(ALGORITHMS)


@pytest.mark.parametrize(("algorithm", "output", "read"), list(every_pair()))
def test_an_output_is_no_input(algorithm, output, read, place):
    parameters = given(algorithm, place, read)
    target = algorithm.parameterDefinition(output)
    source = algorithm.parameterDefinition(read)
    if is_folder(target):
        wanted = folders_around(algorithm, target, source, parameters, place)
    elif is_folder(source):
        wanted = [str(place / "net" / "wegennet" / "iets.gpkg"), str(place / "net")]
        wanted += [] if read == "NETWORK" else [str(place / "net" / "iets.gpkg")]
    else:
        sink = isinstance(target, QgsProcessingParameterFeatureSink)
        wanted = list(spellings(Path(parameters[read]), sink=sink))
    before = contents(place)
    for spelled in wanted:
        line = refused(algorithm.name(), **{**parameters, output: spelled})
        assert any(words in line for words in SAYS), (spelled, line)
        assert contents(place) == before, spelled


def folders_around(algorithm, target, source, parameters, place):
    """Folders in which the output would be written over, or handed over with, what is read."""
    whole = algorithm.FOLDER_PARTS.get(target.name(), ("",))[0]
    around = place / "om"
    goal = around / whole / "in"
    goal.mkdir(parents=True)
    old = Path(parameters[source.name()])
    goal = Path(shutil.move(old, goal / old.name))
    parameters[source.name()] = str(goal)
    (place / "link").symlink_to(around)
    return [str(around), str(place / "link"), f"{around}/../om/", os.path.relpath(around)]


@pytest.mark.parametrize(("algorithm", "first", "second"), list(every_two_outputs()))
def test_two_outputs_are_two_files(algorithm, first, second, place):
    parameters = given(algorithm, place, "")
    one, two = (algorithm.parameterDefinition(name) for name in (first, second))
    if is_folder(one) or is_folder(two):
        folder, other = (first, second) if is_folder(one) else (second, first)
        part = algorithm.FOLDER_PARTS.get(folder, ("",))[0]
        pairs = [{folder: str(place / "nieuw"), other: str(place / "nieuw" / part / "x.gpkg")}]
    else:
        (place / "naar.gpkg").symlink_to(place / "zelfde.gpkg")
        name = str(place / "zelfde.gpkg")
        pairs = [
            {first: name, second: text} for text in (name, str(place / "naar.gpkg"), f"{place}/../map/zelfde.gpkg")
        ]
    before = contents(place)
    for pair in pairs:
        assert "are one place" in refused(algorithm.name(), **{**parameters, **pair})
        assert contents(place) == before


@pytest.mark.parametrize("name", ["plan.qgz", "plan.versie1.gpkg", "plan.gpkg.concept", "plan.qgz~"])
def test_what_belongs_to_a_plan_is_no_output(place, name):
    before = contents(place)
    line = refused("importannex", ANNEX=place / "vlak.gpkg", PLAN=place / "plan.gpkg", OUTPUT=place / name)
    assert "would overwrite what belongs to ‘Plan to compare with’" in line
    assert contents(place) == before


def test_findings_are_not_written_over_another_plan(place):
    other = Path(shutil.copy(place / "plan.gpkg", place / "ander.gpkg"))
    before = contents(place)
    for spelled in (str(other), str(other.with_suffix("")), f"ogr:dbname='{other}' table=\"x\" (geom)"):
        line = refused("checkplan", PLAN=place / "plan.gpkg", FINDINGS=spelled)
        assert "would overwrite a plan" in line
        assert contents(place) == before


def test_a_layer_of_the_project_is_its_file(place):
    shown = QgsVectorLayer(str(place / "vlak.gpkg"), "gemeenten", "ogr")
    project = QgsProject.instance()
    project.addMapLayer(shown)
    try:
        asked = QgsVectorLayer("?query=SELECT * FROM gemeenten", "vraag", "virtual")
        before = contents(place)
        for layer_ in (shown, shown.id(), "gemeenten", QgsProcessingFeatureSourceDefinition(shown.id(), True), asked):
            line = refused("createplan", MUNICIPALITIES=layer_, OUTPUT=place / "vlak.gpkg")
            assert "would overwrite ‘Municipalities’" in line
            assert contents(place) == before
    finally:
        project.clear()


def test_parts_of_a_shapefile_belong_together(place):
    save(layer([{"naam": "A", "geom": at(0.5, 0.5)}], geometry="Point"), place / "punten.shp")
    before = contents(place)
    line = refused(
        "importlocations", PLAN=place / "plan.gpkg", LOCATIONS=place / "punten.shp", REJECTED=place / "punten.dbf"
    )
    assert "would overwrite ‘Locations’" in line
    assert contents(place) == before


def test_two_tables_in_one_new_database_are_two_outputs(place):
    new = place / "uit.gpkg"
    tables = {name: f"ogr:dbname='{new}' table=\"{name.lower()}\" (geom)" for name in ("FINDINGS", "TRAVEL")}
    run("checkplan", PLAN=place / "plan.gpkg", **tables)
    for name in ("findings", "travel"):
        assert QgsVectorLayer(f"{new}|layername={name}", name, "ogr").isValid()


def test_findings_replace_earlier_findings(place):
    for _ in range(2):
        run("checkplan", PLAN=place / "plan.gpkg", FINDINGS=place / "bevindingen.gpkg")


@pytest.mark.parametrize("name", ["tabel.csv", "punt.gpkg", "plan.qgz"])
def test_a_new_plan_replaces_plans_only(place, name):
    before = contents(place)
    line = refused("createplan", MUNICIPALITIES=place / "vlak.gpkg", OUTPUT=place / name)
    assert line.startswith(f"{place / name} exists already and is not a plan.")
    assert contents(place) == before
    run("createplan", MUNICIPALITIES=place / "vlak.gpkg", OUTPUT=place / "plan.versie1.gpkg")


def test_a_link_to_a_plan_stays_a_link(place):
    link = place / "koppeling.gpkg"
    link.symlink_to(place / "plan.gpkg")
    before = (place / "plan.gpkg").read_bytes()
    run("createplan", MUNICIPALITIES=place / "vlak.gpkg", OUTPUT=link, PLAN_NAME="Nieuw")
    assert link.is_symlink()
    assert (place / "plan.gpkg").read_bytes() != before


def test_the_municipalities_of_the_cases_stay(place):
    (place / "kaarten").mkdir()
    source = Path(shutil.copy(place / "vlak.gpkg", place / "kaarten" / "gemeenten.gpkg"))
    before = contents(place)
    spelled = f"{place / 'net'}/../kaarten/gemeenten.gpkg"
    assert "would overwrite ‘Municipalities’" in refused("createplan", MUNICIPALITIES=spelled, OUTPUT=source)
    assert contents(place) == before
