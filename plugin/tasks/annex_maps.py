# SPDX-License-Identifier: GPL-2.0-or-later
"""The maps of an annex, step by step: what each is called, says and shows beside the map."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from qgis.core import QgsFeedback
from qgis.PyQt.QtCore import Qt

from ..adapters.maps.layouts import MapBook, MapTexts, Product
from ..adapters.maps.layouts_charts import bars
from ..adapters.maps.layouts_layers import CAPACITY, OVERVIEW, REGION, TRAVEL
from ..adapters.maps.layouts_words import on_main_thread
from ..core.annex.figures import Figures
from ..core.annex.report import Illustration
from ..core.checks.assess import Assessment
from ..core.model.identifiers import unique_id
from ..core.model.tables import REGIONS
from ..core.progress import Progress, stop_if_cancelled
from ..core.wording import Language, Text, word
from ..storage.annex_steady import steady_pdf
from ..storage.file_names import safe_file_name
from ..storage.templates import read_layout

_TITLES = {
    OVERVIEW: Text("Regio-indeling", "Regions"),
    TRAVEL: Text("Reistijd naar de locatie van de eigen regio", "Travel time to the own region's location"),
    CAPACITY: Text("Opvangcapaciteit", "Reception capacity"),
}
_REGION = Text("Regio {name}", "Region {name}")
_SUBTITLE = Text("{plan}. Peildatum {day}.", "{plan}. Reference date {day}.")
_ALT = Text("Kaart van {title}. {words}", "Map of {title}. {words}")
_CHART = Text("Plekken voor asielzoekers per regio en type", "Places for asylum seekers per region and type")
_AXIS = Text("plekken op de peildatum", "places on the reference date")
CHART = "plekken_per_regio"
BARE = "zonder_kop"
"""Folder with the maps for the document: its pages have the title and the mark themselves."""
_SIZED = Text(
    "De oppervlakte van een teken volgt het aantal plekken.", "The area of a symbol follows the number of places."
)
_SHEET = Text("blad {number} van {total}", "sheet {number} of {total}")
_PUBLIC, _SECRET = Text("OPENBAAR", "PUBLIC"), Text("VERTROUWELIJK", "CONFIDENTIAL")
_FURTHEST, _MOST_REGIONS, _MOST_LOCATIONS = 5, 10, 8


class AnnexMaps:
    """Draws the maps of an assessment from the GeoPackage of its annex."""

    def __init__(
        self, assessment: Assessment, *, version: str, network: str | None, secret: bool, language: Language = "nl"
    ) -> None:
        self._assessment, self._language, self._secret = assessment, language, secret
        self._s = assessment.situation
        self._figures = Figures(assessment, language)
        self._source = self._figures.source(version, network)
        self._day: date = self._s.day
        self._names = self._file_names()
        self._total = 3 + len(self._names)

    def illustrations(self, folder: str) -> list[Illustration]:
        """The maps for the document, with their words; ``folder`` is where :meth:`draw` put them."""
        regions = [
            Illustration(
                REGION,
                f"{folder}/{BARE}/{file}.png",
                self._words(_REGION, name=self._s.region_name[region]),
                self._words(_ALT, title=self._s.region_name[region], words=self._figures.map_words(REGION, region)),
            )
            for region, file in self._names.items()
        ]
        others = [
            Illustration(
                kind,
                f"{folder}/{BARE}/{kind}.png",
                self._words(title),
                self._words(_ALT, title=self._words(title), words=self._figures.map_words(kind)),
            )
            for kind, title in _TITLES.items()
        ]
        return [*others, *regions]

    def chart(self, folder: Path) -> list[Illustration]:
        """Draw the chart of places per region; none without matplotlib or without places."""
        regions, parts = self._figures.places_by_type()
        if not regions or not parts:
            return []
        target = folder / f"{CHART}.png"
        if not bars(target, regions, parts, self._words(_AXIS), language=self._language):
            return []
        words = self._figures.chart_words()
        return [Illustration("plekken", f"{folder.name}/{target.name}", self._words(_CHART), words)]

    def draw(
        self,
        geopackage: Path,
        folder: Path,
        progress: Progress,
        *,
        templates: Path | None = None,
        feedback: QgsFeedback | None = None,
        for_document: bool = False,
    ) -> None:
        """Make every file of the maps; ``for_document``: those of the document too.

        Raises
        ------
        StorageError, Cancelled
        """
        folder.mkdir(exist_ok=True)
        bare = folder / BARE if for_document else None
        if bare is not None:
            bare.mkdir(exist_ok=True)
        listening = QgsFeedback()
        if feedback is not None:
            feedback.canceled.connect(listening.cancel, Qt.ConnectionType.DirectConnection)
        book = on_main_thread(lambda: self._book(geopackage, folder, templates, bare), progress)
        try:
            products = on_main_thread(lambda: list(self._products(book)), progress)
            for number, product in enumerate(products):
                stop_if_cancelled(progress)
                progress.report(number / len(products), product.text)
                on_main_thread(lambda todo=product: todo.make(listening), progress)  # type: ignore[misc]
        finally:
            on_main_thread(book.close, _Patient())
        stop_if_cancelled(progress)
        for pdf in folder.glob("*.pdf"):
            steady_pdf(pdf, self._day)

    def _book(self, geopackage: Path, folder: Path, templates: Path | None, bare: Path | None) -> MapBook:
        return MapBook(
            geopackage,
            folder,
            templates=templates,
            reading=read_layout,
            regime=self._s.regime,
            language=self._language,
            norms=dict(self._s.plan.settings),
            bare=bare,
        )

    def _products(self, book: MapBook) -> Iterator[Product]:
        figures = self._figures
        tables = {
            OVERVIEW: figures.of_plan(),
            TRAVEL: figures.furthest(_FURTHEST),
            CAPACITY: figures.places(_MOST_REGIONS),
        }
        numbers = {OVERVIEW: 1, TRAVEL: self._total - 1, CAPACITY: self._total}
        for kind, title in _TITLES.items():
            texts = self._texts(self._words(title), {"cijfers": tables[kind]}, sized=kind != TRAVEL)
            yield from book.page(kind, texts, kind, number=self._number(numbers[kind]))
        if self._names:
            pages = {region: self._region(region) for region in self._names}
            yield from book.regions(pages, REGIONS.name, self._names, numbers=lambda place: self._number(place + 2))

    def _region(self, region: str) -> MapTexts:
        title = self._words(_REGION, name=self._s.region_name[region])
        tables = {
            "cijfers": self._figures.of_region(region),
            "locaties": self._figures.locations_of(region, _MOST_LOCATIONS),
        }
        return self._texts(title, tables)

    def _texts(self, title: str, tables: Mapping[str, object], *, sized: bool = False) -> MapTexts:
        plan = self._s.plan.settings["plan_naam"] or "Opvangatlas"
        mark = (_SECRET if self._secret else _PUBLIC).in_language(self._language)
        subtitle = self._words(_SUBTITLE, plan=plan, day=self._day)
        if sized:
            subtitle = f"{subtitle} {self._words(_SIZED)}"
        return MapTexts(title, subtitle, self._source, mark, self._secret, tables)  # type: ignore[arg-type]

    def _file_names(self) -> dict[str, str]:
        """A safe file name per region, in the order of the pages; two never share one."""
        taken: set[str] = set()
        rows = self._s.regions.sort_values("regio_nm", kind="stable")
        rows = rows[[bool(len(self._s.members[region])) for region in rows["regio_id"]]]
        return {
            str(region): unique_id("regio_" + safe_file_name(str(name)).replace(" ", "_").casefold(), taken)
            for region, name in zip(rows["regio_id"], rows["regio_nm"], strict=True)
        }

    def _number(self, number: int) -> str:
        return self._words(_SHEET, number=number, total=self._total)

    def _words(self, text: Text, **figures: object) -> str:
        return word(text, figures, self._language)


class _Patient:
    """Cleaning up is not broken off."""

    def report(self, fraction: float, text: Text | None = None) -> None:
        """Say nothing."""

    def is_cancelled(self) -> bool:
        """Never."""
        return False
