# SPDX-License-Identifier: GPL-2.0-or-later
"""``updatelocations``: next month's list of locations beside the plan."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import pandas as pd
from qgis.core import (
    Qgis,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterFeatureSink,
)
from qgis.PyQt.QtCore import QMetaType

from ..adapters.locale import language
from ..core.intake.matching import ADDRESS, DISTANCE, ID, NAME
from ..core.intake.update import GONE_WAYS, KINDS, Comparison, Proposal, compare_list, updated
from ..core.wording import Text, word
from ..storage.geopackage import GeoPackageStore
from .algorithm import OpvangatlasAlgorithm
from .import_locations import list_parameters, location_input, read_list_of, tables_of
from .parameters import (
    Parameters,
    Results,
    choice_parameter,
    date_parameter,
    number_parameter,
    plan_parameter,
    rejected_parameter,
    row_counts,
    text_parameter,
    translate,
)
from .writing import fields_of, require_accepted

SEPARATOR = ";"
"""Between the keys in TAKE."""
COLUMNS = (
    "sleutel",
    "soort",
    "naam",
    "gemeente",
    "kenmerk",
    "oud",
    "nieuw",
    "toelichting",
    "herkend_aan",
    "rij",
    "loc_id",
)
"""Of the output CHANGES: a row for each cell that changes, one for each location that is new, gone or doubtful."""
_BY = {
    ID: Text("id", "id"),
    NAME: Text("naam en gemeente", "name and municipality"),
    ADDRESS: Text("adres", "address"),
    DISTANCE: Text("afstand", "distance"),
}
_COUNTED = Text("{kind}: {n:int}", "{kind}: {n:int}")
_SAME = Text("Hetzelfde als in het plan: {n:int} rijen.", "The same as in the plan: {n:int} rows.")
_SHOWN = Text(
    "Er is niets gewijzigd. Geef in TAKE wat overgenomen moet worden.",
    "Nothing was changed. Say in TAKE what to take.",
)


class UpdateLocations(OpvangatlasAlgorithm):
    """Door to :func:`~..core.intake.update.compare_list` and :func:`~..core.intake.update.updated`."""

    NAME = "updatelocations"
    CHAPTER = "update-locations"

    def title(self) -> str:
        return translate("Processing", "Update locations from a list")

    def help(self) -> str:
        return translate(
            "Processing",
            "Compares next month's list of locations with the plan. Rows are recognised by id, else by name and "
            "municipality, else by address, else by distance; what is new, changed, gone from the list or doubtful "
            "is in the output. Without TAKE nothing changes. TAKE names what to take: kinds (nieuw, gewijzigd, weg, "
            "twijfel) or keys from the first column of the output, with semicolons between them. An empty cell in "
            "the list changes nothing. A second row of a location is for the import of periods.",
        )

    def define(self) -> Iterable[QgsProcessingParameterDefinition]:
        yield plan_parameter()
        yield from list_parameters()
        yield number_parameter("MAX_METRES", translate("Processing", "Recognise a place up to (m; empty: as set)"))
        yield text_parameter("TAKE", translate("Processing", "Take (kinds or keys; empty: only compare)"))
        yield choice_parameter(
            "GONE", translate("Processing", "What is gone from the list"), list(GONE_WAYS), GONE_WAYS[0]
        )
        yield date_parameter("GONE_DAY", translate("Processing", "Last day of what is gone from the list"))
        yield QgsProcessingParameterFeatureSink(
            "CHANGES", translate("Processing", "Changes"), Qgis.ProcessingSourceType.Vector, optional=True
        )
        yield rejected_parameter()

    def outputs(self) -> Iterable[Any]:
        yield from row_counts()
        yield QgsProcessingOutputNumber("SAME", translate("Processing", "Rows that are the same as in the plan"))
        yield QgsProcessingOutputNumber("TAKEN", translate("Processing", "Number of proposals that were taken"))

    def perform(
        self, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> Results:
        taken = [key.strip() for key in (self.text(parameters, "TAKE", context) or "").split(SEPARATOR) if key.strip()]
        with GeoPackageStore.open(self.parameterAsFile(parameters, "PLAN", context)) as store:
            plan = store.read(tables_of())
            rows, geographic = read_list_of(self, parameters, context)
            how = location_input(self, parameters, context, geographic=geographic)
            metres = self.number(parameters, "MAX_METRES", context)
            compared = compare_list(plan, rows, how, metres=metres, progress=self.progress(feedback))
            if taken:
                day = self.day(parameters, "GONE_DAY", context)
                gone = self.parameterAsEnumString(parameters, "GONE", context)
                frames, made = updated(compared, taken, gone, day)  # type: ignore[arg-type]
                self.say(feedback, made.sieve.remarks)
            results = self._told(compared, parameters, context, feedback)
            require_accepted(compared.sieve)
            if taken:
                store.save(frames)
        count = sum(p.can_be_taken and (p.key in taken or p.kind in taken) for p in compared.proposals)
        return {**results, "SAME": compared.same, "TAKEN": count}

    def _told(
        self,
        compared: Comparison,
        parameters: Parameters,
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> Results:
        """Write and say what was found."""
        for kind, title in KINDS.items():
            if count := sum(p.kind == kind for p in compared.proposals):
                feedback.pushInfo(word(_COUNTED, {"kind": title, "n": count}, language()))
        feedback.pushInfo(word(_SAME, {"n": compared.same}, language()))
        if not self.text(parameters, "TAKE", context):
            feedback.pushInfo(word(_SHOWN, {}, language()))
        frame = pd.DataFrame([row for p in compared.proposals for row in _lines(p)], columns=COLUMNS, dtype="object")
        made = self.put(parameters, "CHANGES", context, fields_of(COLUMNS, {"rij": QMetaType.Type.Int}), frame)
        rejected = self.put_rejected(parameters, context, feedback, compared.sieve, compared.name_column)
        return {**rejected, "CHANGES": made} if made else rejected


def _lines(proposal: Proposal) -> Iterator[dict[str, object]]:
    """The rows of CHANGES for one proposal."""
    note = "" if proposal.note is None else word(*proposal.note, language())
    line = {
        "sleutel": proposal.key,
        "soort": proposal.kind,
        "naam": proposal.name,
        "gemeente": proposal.municipality,
        "toelichting": note or None,
        "herkend_aan": word(_BY[proposal.by], {}, language()) if proposal.by else None,
        "rij": None if proposal.row is None else proposal.row + 1,
        "loc_id": proposal.loc_id,
    }
    cells = [
        dict(zip(("kenmerk", "oud", "nieuw"), change.words(language()), strict=True)) for change in proposal.changes
    ]
    for cell in cells or [{}]:
        yield {**dict.fromkeys(COLUMNS), **line, **cell}
