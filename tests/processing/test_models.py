# SPDX-License-Identifier: GPL-2.0-or-later
"""The algorithms as the toolbox knows them: ids, parameters, and chained in a model."""

from __future__ import annotations

import pytest
from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingModelAlgorithm,
    QgsProcessingModelChildAlgorithm,
    QgsProcessingModelChildDependency,
    QgsProcessingModelChildParameterSource,
    QgsProject,
)

from ..core.plans import at
from .doors import layer, municipality_rows, read, save

INTERFACE = {
    "createplan": "MUNICIPALITIES CODE_FIELD NAME_FIELD POPULATION_FIELD PROVINCE_FIELD DIVISION_FIELD "
    "DIVISION_NAME_FIELD DIVISIONS PROVINCES NEIGHBOURS_KM REGIME MAX_KM MAX_MINUTES OUTPUT",
    "importlocations": "PLAN LOCATIONS FIELD_MAP TYPE_FIELD TYPE_MAP DEFAULT_TYPE DEFAULT_STATUS REJECTED",
    "importlinks": "PLAN LINKS REJECTED",
    "checkplan": "PLAN NETWORK REFERENCE_DATE MAX_KM MAX_MINUTES DETOUR_FACTOR SPEED_KMH INCLUDE_CONFIDENTIAL "
    "FINDINGS TRAVEL",
    "exportannex": "PLAN FOLDER INCLUDE_CONFIDENTIAL",
}
PARTS = {"VERDICT_DIVISION", "VERDICT_LOCATIONS", "VERDICT_CAPACITY", "VERDICT_TARGETS", "NOT_ASSESSED"}
OUTPUTS = {"checkplan": {"ERRORS", "WARNINGS", "NOTES", "VERDICT", "FINDINGS", "TRAVEL", *PARTS}}


@pytest.mark.parametrize("name", INTERFACE)
def test_the_public_interface(provider, name):
    algorithm = provider.algorithm(name)
    names = {definition.name() for definition in algorithm.parameterDefinitions()}
    assert set(INTERFACE[name].split()) <= names
    assert OUTPUTS.get(name, set()) <= {output.name() for output in algorithm.outputDefinitions()}
    required = {d.name() for d in algorithm.parameterDefinitions() if not d.flags() & d.Flag.FlagOptional}
    assert required <= {"MUNICIPALITIES", "PLAN", "LOCATIONS", "LINKS", "OUTPUT", "FOLDER"} | {
        "REGIME", "INCLUDE_CONFIDENTIAL", "LANGUAGE",
    }  # fmt: skip


def test_choices_are_told_to_go_by_name(provider):
    """``qgis_process help`` itself says "Number of selected option"."""
    told = "On the command line choices are given by name, not by number: REGIME=2020."
    assert provider.algorithm("createplan").shortHelpString().endswith(told)
    assert "by number" not in provider.algorithm("importlinks").shortHelpString()


def test_every_algorithm_explains_itself(provider):
    for algorithm in provider.algorithms():
        assert algorithm.displayName()
        assert len(algorithm.shortHelpString()) > 40
        for definition in algorithm.parameterDefinitions():
            assert definition.description(), (algorithm.id(), definition.name())
            if definition.type() == "enum":
                assert definition.usesStaticStrings(), (algorithm.id(), definition.name())


def value(source):
    return [QgsProcessingModelChildParameterSource.fromStaticValue(source)]


def child(model, name, parameters, after=None):
    step = QgsProcessingModelChildAlgorithm(f"opvangatlas:{name}")
    step.setChildId(name)
    if after:
        step.setDependencies([QgsProcessingModelChildDependency(after)])
    for key, source in parameters.items():
        step.addParameterSources(key, source)
    model.addChildAlgorithm(step)


def test_the_main_job_as_a_model(tmp_path):
    """The plan of the first step goes into the others, in the order of their dependencies."""
    model = QgsProcessingModelAlgorithm("hoofdtaak", "proef")
    for name, made in (
        ("gemeenten", layer(municipality_rows())),
        ("locaties", layer([{"naam": "A", "plekken": "300", "geom": at(0.5, 0.5)}], geometry="Point")),
    ):
        save(made, tmp_path / f"{name}.gpkg")
    path = str(tmp_path / "plan.gpkg")
    result = [QgsProcessingModelChildParameterSource.fromChildOutput("createplan", "OUTPUT")]
    first = {"MUNICIPALITIES": str(tmp_path / "gemeenten.gpkg"), "DIVISION_FIELD": "vr_code", "OUTPUT": path}
    child(model, "createplan", {key: value(source) for key, source in first.items()})
    places = value(str(tmp_path / "locaties.gpkg"))
    child(model, "importlocations", {"PLAN": result, "LOCATIONS": places, "DEFAULT_TYPE": value("rol")})
    child(model, "checkplan", {"PLAN": result, "REFERENCE_DATE": value("2027-03-01")}, after="importlocations")
    context = QgsProcessingContext()
    context.setProject(QgsProject.instance())
    results, fine = model.run({}, context, QgsProcessingFeedback())
    assert fine
    assert results["CHILD_RESULTS"]["importlocations"]["ACCEPTED"] == 1
    assert results["CHILD_RESULTS"]["checkplan"]["VERDICT"] == "voldoet_niet"
    assert read(tmp_path / "plan.gpkg")["opvanglocaties"]["loc_naam"].tolist() == ["A"]
