# SPDX-License-Identifier: GPL-2.0-or-later
"""The work behind ``exportannex``: from a plan to the files of its annex, part by part."""

from __future__ import annotations

import tempfile
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from qgis.core import QgsFeedback

from ..adapters.maps.layouts import TEMPLATES
from ..adapters.maps.layouts_layers import styles_for
from ..adapters.maps.layouts_pdf import write_pdf
from ..adapters.maps.layouts_words import on_main_thread
from ..core.annex.account import account
from ..core.annex.content import Sheet, facts, legend, sheets
from ..core.annex.layers import layers
from ..core.annex.page import Page, page
from ..core.annex.quarters import quarters_sheet, quarters_table
from ..core.annex.report import Illustration, document
from ..core.annex.selection import narrowed
from ..core.annex.table import AnnexTable
from ..core.annex.tables import tables
from ..core.checks.assess import Assessment
from ..core.model.values import parse_date
from ..core.progress import SILENT, Part, Progress, stop_if_cancelled
from ..core.wording import Language, Text, figure
from ..storage import annex_folder as files
from ..storage.annex_earlier import ONE_PAGE, earlier_account
from ..storage.annex_geopackage import add_styles, write_geojson, write_layers
from ..storage.annex_html import write_html
from ..storage.annex_odt import write_odt
from ..storage.annex_page import write_page
from ..storage.annex_steady import steady_pdf
from ..storage.annex_tables import DRIVERS, write_csv_tables, write_spreadsheet
from ..storage.notes import Note
from .annex_maps import AnnexMaps

GIS, GEOJSON, TABLES, MAPS, DOCUMENT, PAGE = "gis", "geojson", "tabellen", "kaarten", "document", "blad"
PARTS = (GIS, GEOJSON, TABLES, MAPS, DOCUMENT, PAGE)
USUAL = (GIS, TABLES, MAPS, DOCUMENT, PAGE)
"""GeoJSON only where asked."""

GEOPACKAGE = "bijlage.gpkg"
_TABLES = Text("Tabellen schrijven", "Writing the tables")
_DOCUMENT = Text("Document schrijven", "Writing the document")
_PAGE = Text("Plan op één blad schrijven", "Writing the plan on one page")
_GIS = Text("GIS-bestanden schrijven", "Writing the GIS files")
_REMOVED = Text("Verwijderd uit de vorige bijlage: {parts}.", "Removed from the earlier annex: {parts}.")


@dataclass(frozen=True)
class Choices:
    """What the user chose for an annex."""

    parts: frozenset[str] = frozenset(USUAL)
    include_confidential: bool = False
    private: bool = False
    regions: tuple[str, ...] = ()
    zipped: bool = False
    version: str = ""
    network: Mapping[str, object] | None = None
    templates: Path | None = None
    language: Language = "nl"

    def roads(self) -> str | None:
        """The roads with their date, in a line of sources; None: straight lines."""
        if self.network is None:
            return None
        day = parse_date(str(self.network.get("datum") or ""))
        return f"{self.network['naam']} {figure(day, self.language) if day else ''}".strip()

    def listed(self) -> dict[str, object]:
        """For the account."""
        return {
            "onderdelen": [part for part in PARTS if part in self.parts],
            "vertrouwelijk": self.include_confidential,
            "contactgegevens": self.private,
            "regios": list(self.regions) or "alle",
        }


@dataclass
class Made:
    """What came of it."""

    files: int = 0
    notes: list[Note] = field(default_factory=list)


def removed_parts(folder: Path, parts: Collection[str], *, zipped: bool) -> list[str]:
    """Parts of the annex that stands in a folder which one of these parts would not have."""
    choices = earlier_account(folder, zipped=zipped).get("keuzes")
    earlier = choices.get("onderdelen") if isinstance(choices, dict) else None
    return [part for part in PARTS if part in (earlier or ()) and part not in parts]


class AnnexJob:
    """Writes the annex of an assessment into a folder.

    Parameters
    ----------
    assessment : of the variant that the annex is of
    choices : Choices
    feedback : for the maps
    beside : assessments of other variants, which the page shows beside it
    """

    def __init__(
        self,
        assessment: Assessment,
        choices: Choices,
        feedback: QgsFeedback | None = None,
        *,
        beside: Sequence[Assessment] = (),
    ) -> None:
        self.choices, self._feedback = choices, feedback
        self.assessment = narrowed(assessment, choices.regions)
        self._beside = [narrowed(other) for other in beside]
        self.dated = self.assessment.situation.day
        situation = self.assessment.situation
        self.tables: list[AnnexTable] = tables(
            self.assessment,
            private=choices.private,
            quarters=quarters_table(situation, choices.language),
            language=choices.language,
        )
        self.sheets: list[Sheet] = sheets(
            self.assessment,
            include_confidential=choices.include_confidential,
            private=choices.private,
            quarters=quarters_sheet(situation),
            language=choices.language,
        )

    def write(self, folder: Path, progress: Progress = SILENT) -> Made:
        """Write all parts; nothing is left behind when that fails or is cancelled.

        Raises
        ------
        StorageError, Cancelled
        """
        made = Made()
        removed = removed_parts(folder, self.choices.parts, zipped=self.choices.zipped)
        with files.annex_beside(folder, made.notes, secret=self.choices.include_confidential) as fresh:
            self._write_parts(fresh, made, progress)
            stop_if_cancelled(progress)
            choices = self.choices
            files.write_account(
                fresh,
                account(
                    self.assessment,
                    self.tables,
                    version=choices.version,
                    choices=choices.listed(),
                    network=None if choices.network is None else dict(choices.network),
                ),
            )
            made.files = len(files.files_in(fresh))
            if choices.zipped:
                files.pack(fresh, "bijlage")
        if removed:
            made.notes.append(Note(_REMOVED, {"parts": removed}))
        return made

    def _write_parts(self, fresh: Path, made: Made, progress: Progress) -> None:
        parts = self.choices.parts
        if GIS in parts:
            made.notes += self._gis(fresh / GIS, Part(progress, 0.0, 0.15))
        if GEOJSON in parts:
            self._geojson(fresh / GIS / GEOJSON)
        if TABLES in parts:
            made.notes += self._tables(fresh / TABLES, Part(progress, 0.15, 0.3))
        pictures: list[Illustration] = []
        if MAPS in parts:
            pictures = self._draw(fresh, Part(progress, 0.3, 0.85))
        if DOCUMENT in parts:
            self._document(fresh, pictures, Part(progress, 0.85, 0.97))
        if PAGE in parts:
            progress.report(0.97, _PAGE)
            write_page(fresh / ONE_PAGE, self._page())

    def _page(self) -> Page:
        """The plan on one page, with the variants that stand beside it."""
        choices = self.choices
        return page(
            [self.assessment, *self._beside],
            private=choices.private,
            version=choices.version,
            network=choices.roads(),
            language=choices.language,
        )

    def _gis(self, folder: Path, progress: Progress) -> list[Note]:
        language = self.choices.language
        words = legend(self.sheets, facts(self.assessment, language), language)
        notes = files.write_gis(folder, self.sheets, words, dated=self.dated, progress=Part(progress, 0.0, 0.6))
        stop_if_cancelled(progress)
        progress.report(0.6, _GIS)
        self._geopackage(folder / GEOPACKAGE, progress)
        return notes

    def _geopackage(self, target: Path, progress: Progress) -> None:
        """The layers with their styles; maps are drawn from the same file."""
        made = self._layers()
        write_layers(target, made, dated=self.dated)
        regime, language = self.assessment.situation.regime, self.choices.language
        add_styles(
            target,
            on_main_thread(lambda: styles_for(target, made, regime=regime, language=language), progress),
            dated=self.dated,
        )

    def _document(self, fresh: Path, pictures: list[Illustration], progress: Progress) -> None:
        """The document three times over; pictures are those of the maps."""
        choices, secret = self.choices, self.choices.include_confidential
        progress.report(0.0, _DOCUMENT)
        made = document(self.assessment, self.tables, pictures, private=choices.private, language=choices.language)
        own = None if choices.templates is None else choices.templates / "bijlage.odt"
        template = own if own is not None and own.is_file() else TEMPLATES / "bijlage.odt"
        write_odt(fresh / "bijlage.odt", made, template, fresh)
        write_html(fresh / "bijlage.html", made, secret=secret)
        stop_if_cancelled(progress)
        write_pdf(fresh / "bijlage.pdf", made, fresh, secret=secret, progress=Part(progress, 0.3, 1.0))
        steady_pdf(fresh / "bijlage.pdf", self.dated)

    def _draw(self, fresh: Path, progress: Progress) -> list[Illustration]:
        if not len(self.assessment.situation.municipalities):
            return []
        geopackage = fresh / GIS / GEOPACKAGE
        with tempfile.TemporaryDirectory(dir=fresh.parent, ignore_cleanup_errors=True) as spare:
            if not geopackage.is_file():
                geopackage = Path(spare) / GEOPACKAGE
                write_layers(geopackage, self._layers(), dated=self.dated)
            maps, folder = self.maps(), fresh / MAPS
            wanted = DOCUMENT in self.choices.parts
            maps.draw(
                geopackage,
                folder,
                progress,
                templates=self.choices.templates,
                feedback=self._feedback,
                for_document=wanted,
            )
            chart = maps.chart(folder)
            return [*maps.illustrations(folder.name), *chart] if wanted else []

    def maps(self) -> AnnexMaps:
        """The maps of this annex."""
        choices = self.choices
        return AnnexMaps(
            self.assessment,
            version=choices.version,
            network=choices.roads(),
            secret=choices.include_confidential,
            language=choices.language,
        )

    def _layers(self) -> list[Sheet]:
        made = layers(self.assessment, private=self.choices.private, language=self.choices.language)
        return [*made, *(sheet for sheet in self.sheets if sheet.name == "kwartalen")]

    def _geojson(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        for layer in self._layers():
            if layer.table.geometry is not None:
                write_geojson(folder / f"{layer.name}.geojson", layer)

    def _tables(self, folder: Path, progress: Progress) -> list[Note]:
        folder.mkdir(exist_ok=True)
        notes: list[Note] = []
        language = self.choices.language
        files.write_sheets(folder, self.sheets)
        write_csv_tables(folder, self.tables, language)
        for number, suffix in enumerate(DRIVERS):
            stop_if_cancelled(progress)
            progress.report(number / len(DRIVERS), _TABLES)
            notes += write_spreadsheet(folder / f"tabellen{suffix}", self.tables, language)
        return notes
