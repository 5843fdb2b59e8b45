# SPDX-License-Identifier: GPL-2.0-or-later
"""Scouting at work: the plan made ready in the background, a point that moves measured at once.

No request leaves the machine: addresses are not sought here, and a typed place moves no map that asks the web.
"""

from __future__ import annotations

import tempfile
from collections.abc import Hashable
from datetime import date
from pathlib import Path

import shapely
from qgis.core import QgsGeometry, QgsPointXY, QgsProject, QgsRectangle
from qgis.gui import QgisInterface
from qgis.PyQt.QtCore import QObject, QPoint, QTimer, QUrl, pyqtSignal
from qgis.PyQt.QtGui import QDesktopServices, QGuiApplication
from qgis.PyQt.QtWidgets import QAction, QFileDialog
from shapely.geometry.base import BaseGeometry

from ...plugin.adapters.locale import decimal, language, tr, whole
from ...plugin.adapters.maps.site_pictures import draw_site
from ...plugin.adapters.messages import Messages
from ...plugin.adapters.plan import row_commands as rows
from ...plugin.adapters.plan.background import withhold_background
from ...plugin.adapters.plan.folders import last_folder, templates_folder
from ...plugin.adapters.plan.seen_plan import LiveTables
from ...plugin.adapters.web_layers import web_layers
from ...plugin.core.capacity.outlook import area_names, window_of
from ...plugin.core.capacity.quarters import Quarter
from ...plugin.core.errors import DomainError
from ...plugin.core.model.coordinates import Coordinates, parse_coordinates
from ...plugin.core.model.plan import Plan
from ...plugin.core.model.tables import MUNICIPALITIES
from ...plugin.core.progress import Progress
from ...plugin.core.siting.comparison import FEWEST, entry_of
from ...plugin.core.siting.comparison_table import comparison_table
from ...plugin.core.siting.criteria import Outcome, judge
from ...plugin.core.siting.effect import Effect, Site
from ...plugin.core.siting.one_pager import site_document
from ...plugin.core.siting.pipeline import pipeline, sums
from ...plugin.core.siting.search_task import SearchTask, Shortage, search_task
from ...plugin.core.siting.tip import Tip, facts_of
from ...plugin.core.wording import is_unknown
from ...plugin.storage.annex_tables import DRIVERS, write_spreadsheet
from ...plugin.tasks.job import Body
from ...plugin.tasks.runner import Lane, Runner, Work
from ...plugin.tasks.scouting import KeptEngine, Measured, Scouted, make_ready, measure_candidates, write_sheet
from ...plugin.tasks.session import Session
from ..shell.dock_desk import DockDesk
from ..shell.layer_commands import Edits
from ..shell.map_view import MapView
from ..widgets.hover_card import CardText, HoverCard
from . import card_text
from .candidate_rows import CandidateRows
from .scout_tool import ScoutTool
from .scouting_dock import ScoutingDock
from .site_sheet import PICTURE, sheet_of

WORK = "scouting"
_TYPES = {"rol": "rol", "gvl_satelliet": "satelliet"}
"""Which type of location fits a group of types."""
_AROUND_M = 5_000.0
AFTER_MS = 120
"""So long after the pointer stands still the dock shows what the card shows."""


class ScoutingDesk(DockDesk):
    """Lives as long as the workbench; a plan comes and goes."""

    form_wanted = pyqtSignal(str)
    """The form of a candidate."""

    def __init__(
        self,
        iface: QgisInterface,
        session: Session,
        live: LiveTables,
        edits: Edits,
        runner: Runner,
        messages: Messages,
        view: MapView,
        action: QAction,
        parent: QObject,
    ) -> None:
        self.dock = ScoutingDock(iface.mainWindow())
        super().__init__(session, live, self.dock, parent)
        self.iface, self._runner, self._messages = iface, runner, messages
        self._map, self._action = view, action
        self.page = self.dock.site
        self.kept = CandidateRows(edits)
        canvas = iface.mapCanvas()
        self.tool, self.card = ScoutTool(canvas), HoverCard(canvas.viewport())
        self._plan: Plan | None = None
        self._scouted: Scouted | None = None
        self._answers: Hashable = None
        self._engine: KeptEngine | None = None
        self.pin: shapely.Point | None = None
        self.tip: Tip | None = None
        """The candidate that is pinned; None: a new place."""
        self._hovered: tuple[shapely.Point, QPoint] | None = None
        self._soon, self._later = self._timer(0, self._hover), self._timer(AFTER_MS, self._show)
        self._connect()

    def _timer(self, milliseconds: int, act: object) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(act)
        return timer

    def _connect(self) -> None:
        tool, page = self.tool, self.page
        self._action.setCheckable(True)
        self._action.triggered.connect(lambda _checked=False: self.toggle_tool())
        tool.moved.connect(self._moved)
        tool.off_map.connect(self.card.clear)
        tool.pinned.connect(lambda x, y: self.put_pin(shapely.Point(x, y)))
        tool.dragged.connect(lambda x, y: self.put_pin(shapely.Point(x, y), self.tip))
        tool.let_go.connect(self.let_go)
        tool.kept.connect(self.keep)
        tool.left.connect(self.put_down)
        tool.activated.connect(lambda: withhold_background(QgsProject.instance(), scouting=True))
        tool.deactivated.connect(lambda: withhold_background(QgsProject.instance()))
        tool.deactivated.connect(self._tool_left)
        page.typed.connect(self.take_text)
        page.asked.connect(self._want)
        page.keep_wanted.connect(self.keep)
        page.let_go_wanted.connect(self.let_go)
        listed = self.dock.pipeline
        listed.shown.connect(self.look_at)
        listed.form_wanted.connect(self.form_wanted)
        listed.stepped.connect(self._step)
        listed.promoted.connect(self._promote)
        listed.compare_wanted.connect(self.compare)
        self.dock.search.chosen.connect(self.search)
        self.dock.compare.copy_wanted.connect(
            lambda: QGuiApplication.clipboard().setText(self.dock.compare.as_text())
        )  # fmt: skip
        self.dock.compare.save_wanted.connect(self.choose_file)
        page.sheet_wanted.connect(self.choose_folder)

    def remove(self) -> None:
        """Leave the canvas as it was."""
        self.closed()
        self.card.deleteLater()

    # the plan ----------------------------------------------------------------------------------------

    def opened(self) -> None:
        """Offer the pages."""
        self._forget()
        self.dock.show_pages()
        self.page.show_nothing(_hint())

    def closed(self) -> None:
        """Nothing to show any more."""
        self.put_down()
        self._forget()
        self.dock.say_nothing(tr("Open a plan first."))

    def _forget(self) -> None:
        self._soon.stop()
        self._later.stop()
        self._plan, self._scouted, self._answers, self._engine, self._hovered = None, None, None, None, None
        self.pin, self.tip = None, None
        self.tool.take_pin_away()
        self.tool.show_area(None)
        self.card.clear()
        self.dock.compare.show_entries(())

    def show_plan(self, plan: Plan) -> None:
        """The plan was opened or changed: what is asked stays, the figures follow."""
        self._plan = plan
        day = plan.reference_date or date.today()
        try:
            quarters = window_of(plan.with_settings(peildatum=day)).quarters
        except DomainError:
            quarters = (Quarter.of(day),)
        self.page.set_plan(quarters, Quarter.of(day), plan.regime)
        names = dict(zip(plan[MUNICIPALITIES.name]["gm_code"], plan[MUNICIPALITIES.name]["gm_naam"], strict=True))
        rows = pipeline(plan, date.today())
        self.dock.pipeline.show_rows(rows, sums(rows), names)
        self._show_task(plan)
        if self.tip is not None and self.tip.loc_id is not None:
            self.tip = self.kept.tip(plan, self.tip.loc_id)
        self._want()

    def _show_task(self, plan: Plan) -> None:
        try:
            self.dock.search.show_task(search_task(plan), area_names(plan))
        except DomainError as error:
            self.dock.search.show_task(SearchTask((), 0), {})
            self.dock.search.say(error.line(language()))

    # made ready --------------------------------------------------------------------------------------

    def _state(self) -> Hashable:
        """For which plan, and which question, an answer holds."""
        moment, quarter = self.session.moment, self.page.asked_quarter
        return moment.plan, moment.written, self.session.edits, quarter and quarter.label, self._own()

    def _own(self) -> str | None:
        """The candidate that is shown, where the plan counts it already."""
        return None if self.tip is None else self.kept.counted(self._plan, self.tip.loc_id, self.page.asked_quarter)

    @property
    def old(self) -> bool:
        """Whether the figures are of before the last change."""
        return self._answers != self._state()

    def _want(self) -> None:
        """Have the plan made ready for what is asked; what is shown follows."""
        if self.session.store is not None and self.page.asked_quarter is not None and self.old:
            text = tr("Making ready for scouting")
            work = Work(WORK, text, self._prepare, self._take, self._failed, lane=Lane.SCOUTING, about=self._state)
            self._runner.do(work)
        self._show()

    def _prepare(self) -> Body | None:
        store, quarter, kept, own = self.session.store, self.page.asked_quarter, self._engine, self._own()
        if store is None or quarter is None:
            return None
        edits = self.session.unsaved_rows()

        def body(progress: Progress) -> Scouted:
            return make_ready(store, edits, quarter, kept, own, progress)

        return body

    def _take(self, scouted: Scouted) -> None:
        if scouted.lacking is not None and scouted.kept is not self._engine:
            self._messages.error(scouted.lacking, tr("opening the network"))
        self._scouted, self._engine, self._answers = scouted, scouted.kept, self._state()
        self._show()
        if self._hovered is not None and self.pin is None:
            self._hover()

    def _failed(self, error: Exception) -> None:
        self._messages.error(error, tr("making ready for scouting"))

    # measuring ---------------------------------------------------------------------------------------

    def measure(self, point: shapely.Point, tip: Tip | None) -> tuple[Effect, list[Outcome]] | None:
        """What a site at a place does and which tests it meets; None before the plan is ready."""
        if self._scouted is None:
            return None
        board, page = self._scouted.board, self.page
        effect = board.effects([Site(point, page.asked_places, page.is_regional)])[0]
        near = self.kept.facilities(self._plan, tip.loc_id) if tip is not None and tip.loc_id else None
        facts = facts_of(page.object(), page.asked_places, near)
        return effect, judge(facts, effect, page.asked_preset, board.plan.settings)

    def _moved(self, x: float, y: float, pointer: QPoint) -> None:
        self._hovered = (shapely.Point(x, y), pointer)
        self._later.start()
        if not self._soon.isActive():
            self._soon.start()

    def _hover(self) -> None:
        """Of several moves that came together the last one is measured."""
        if self._hovered is None or self.pin is not None:
            return
        point, pointer = self._hovered
        measured = self.measure(point, None)
        if measured is None or self._scouted is None:
            self.card.say(CardText(tr("Measuring…"), ""))
        else:
            self.card.say(card_text.hover_text(self._scouted.board, *measured))
        self.card.place(pointer)

    def _show(self) -> None:
        """The dock shows the pinned site, else where the pointer is."""
        point = self.pin if self.pin is not None else self._hovered[0] if self._hovered else None
        measured = None if point is None else self.measure(point, self.tip)
        if measured is None or self._scouted is None:
            self.page.show_nothing(_hint() if point is None else tr("Measuring…"))
            return
        name = "" if self.tip is None else self.tip.name
        self.page.show_effect(
            self._scouted.board, *measured, old=self.old, pinned=self.pin is not None, name=name
        )  # fmt: skip

    # the site ----------------------------------------------------------------------------------------

    def toggle_tool(self) -> None:
        """Take the tool in hand, or put it down."""
        if self.iface.mapCanvas().mapTool() is self.tool:
            self.put_down()
        else:
            self.take_tool()

    def take_tool(self) -> None:
        """Follow the pointer from now on."""
        if not self.session.is_open:
            return
        canvas = self.iface.mapCanvas()
        canvas.setMapTool(self.tool)
        self._action.setChecked(True)
        self.dock.setUserVisible(True)
        self.dock.bring(self.page)
        self.refresh()
        if self._asks_the_web():
            self._messages.info(
                tr("A map from the internet is shown: its service is asked for every place you look at.")
            )
        canvas.setFocus()

    def _asks_the_web(self) -> bool:
        """Whether looking at the map asks a service; what was switched off just now does not."""
        root, layers = QgsProject.instance().layerTreeRoot(), self.iface.mapCanvas().layers()
        nodes = [(layer, root.findLayer(layer.id())) for layer in web_layers(layers)]
        return any(node is None or node.isVisible() for _, node in nodes)

    def put_down(self) -> None:
        """Go back to moving the map."""
        canvas = self.iface.mapCanvas()
        if canvas.mapTool() is not self.tool:
            return
        pan = getattr(self.iface, "actionPan", None)
        if pan is not None:
            pan().trigger()
        if canvas.mapTool() is self.tool:
            canvas.unsetMapTool(self.tool)

    def _tool_left(self) -> None:
        self._action.setChecked(False)
        self._soon.stop()
        self._hovered = None
        self.card.clear()

    def put_pin(self, point: shapely.Point, tip: Tip | None = None) -> None:
        """Look at one place from now on."""
        self.card.clear()
        if tip is None and self.tip is not None:  # what is filled in was of the other one
            self.page.fill({}, self.page.asked_places)
        self.pin, self.tip = point, tip
        self.tool.show_pin(point.x, point.y)
        self._want()

    def let_go(self) -> None:
        """Nothing is pinned any more."""
        if self.pin is None:
            self.iface.mapCanvas().setFocus()
            return
        self.pin, self.tip, self._hovered = None, None, None
        self.page.fill({}, self.page.asked_places)
        self.tool.take_pin_away()
        self._want()

    def take_text(self, text: str) -> None:
        """A place that was typed or pasted; in the other order it is proposed first."""
        try:
            found = parse_coordinates(text)
        except DomainError as error:
            self.page.say(error.line(language()))
            return
        if found.swapped:
            self.page.coordinates.setText(_written(found))
            self.page.say(tr("The axes seem to be swapped. Press Enter to use {place}.").format(place=_written(found)))
            return
        place = rows.in_rd(found)
        if place is None:
            return
        self.put_pin(place)
        if not self._asks_the_web():
            self._map.go_to(QgsGeometry.fromPointXY(QgsPointXY(place.x, place.y)))

    def keep(self) -> None:
        """Keep what is pinned as a candidate in the plan, or what was changed of one."""
        if self.pin is None or self._scouted is None or not self.page.keep_button.isEnabled():
            return
        code = self._scouted.board.effects([Site(self.pin)])[0].municipality
        if code is None:
            return
        if self.tip is not None and self.tip.loc_id is not None:
            if self.kept.update(self._plan, self.tip.loc_id, self.pin, code, self.page):
                self.refresh()
            return
        name = self._scouted.board.situation.name_of.get(code, code)
        key = self.kept.add(self._plan, self.pin, code, name, self.page)
        if key is None:
            return
        self.refresh()
        self.tip = self.kept.tip(self._plan, key)
        self.dock.pipeline.select({key})
        self._want()
        text = tr("‘{name}’ is kept as a candidate: confidential, until you choose otherwise.")
        self._messages.done(text.format(name=self.tip.name if self.tip else key))

    # the search task ---------------------------------------------------------------------------------

    def search(self, wanted: Shortage) -> None:
        """Make a shortage the search area: its region on the map, its places, quarter and type asked for."""
        if self._plan is None:
            return
        found, shape = self._region_shape(wanted.region), QgsGeometry()
        if found is not None:
            shape.fromWkb(found.wkb)
        self.tool.show_area(None if shape.isEmpty() else shape)
        kind = _TYPES.get(wanted.group, "rol") if self._plan.regime == "2020" else "azc"
        self.take_tool()
        self.page.ask(wanted.quarter, wanted.places, kind)
        if not self._asks_the_web():
            self._map.go_to(shape)

    # side by side ------------------------------------------------------------------------------------

    def compare(self, loc_ids: list[str]) -> None:
        """Put candidates side by side, each measured by itself."""
        store, quarter, preset = self.session.store, self.page.asked_quarter, self.page.asked_preset
        if store is None or quarter is None:
            return
        edits, kept = self.session.unsaved_rows(), self._engine

        def body(progress: Progress) -> list[Measured]:
            return measure_candidates(store, edits, quarter, kept, loc_ids, preset, progress)

        text = tr("Comparing candidates")
        self._runner.do(Work("compare", text, lambda: body, self._compared, about=self._compares, each=True))

    def _compares(self) -> Hashable:
        return self.session.moment.plan, self.session.edits

    def _compared(self, found: list[Measured]) -> None:
        entries = [entry_of(one.tip.name, one.tip.site, one.effect, one.outcomes) for one in found]
        self.dock.compare.show_entries(entries if len(entries) >= FEWEST else ())
        self.dock.bring(self.dock.compare)

    def choose_file(self) -> None:
        """Ask where the comparison goes."""
        filters = tr("Workbook (*.xlsx);;OpenDocument (*.ods)")
        start = str(last_folder() / tr("comparison.xlsx"))
        path, _ = QFileDialog.getSaveFileName(self.dock, tr("Save comparison"), start, filters)
        if path:
            self.save_comparison(Path(path))

    def save_comparison(self, path: Path) -> None:
        """Write the comparison as a workbook."""
        made = self.dock.compare.made
        if made is None:
            return
        try:
            write_spreadsheet(
                path if path.suffix.lower() in DRIVERS else path.with_suffix(".xlsx"),
                [comparison_table(made)],
                language(),
            )
        except DomainError as error:
            self._messages.refuse(error.line(language()))

    # one sheet ---------------------------------------------------------------------------------------

    def choose_folder(self) -> None:
        """Ask where the sheet of the candidate goes."""
        folder = QFileDialog.getExistingDirectory(self.dock, tr("Folder for the one-pager"), str(last_folder()))
        if folder:
            self.write_sheet(Path(folder))

    def write_sheet(self, folder: Path) -> None:
        """Write the pinned candidate on one sheet; the name of the file says nothing of where it is."""
        tip, pin = self.tip, self.pin
        measured = None if pin is None else self.measure(pin, tip)
        if (
            tip is None
            or tip.loc_id is None
            or pin is None
            or self._plan is None
            or self._scouted is None
            or not measured
        ):
            return
        board, key = self._scouted.board, tip.loc_id
        pictures = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        layers = self.iface.mapCanvas().layers()
        drawn = draw_site(Path(pictures.name) / PICTURE, layers, pin, self._around(measured[0].region, pin))
        sheet = sheet_of(
            self._plan, board, tip, *measured, self.dock.pipeline.rows, preset=self.page.asked_preset, drawn=drawn
        )
        document = site_document(sheet, date.today(), language())
        templates = templates_folder()

        def body(_progress: Progress) -> list[Path]:
            with pictures as spare:
                return write_sheet(
                    folder, f"verkenning_{key}", document, Path(spare), Path(templates) if templates else None
                )

        def done(files: list[Path]) -> None:
            open_it = (tr("Open folder"), lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))))
            self._messages.done(tr("The one-pager is in {folder}: {files}.").format(
                folder=folder, files=", ".join(file.name for file in files)
            ), open_it)  # fmt: skip

        self._runner.do(Work("sheet", tr("Writing the one-pager"), lambda: body, done, each=True))

    def _around(self, region: str | None, pin: shapely.Point) -> QgsRectangle:
        """The extent of the region, else some kilometres around the place."""
        found = self._region_shape(region)
        shape = pin.buffer(_AROUND_M) if found is None else found
        return QgsRectangle(*shape.bounds)

    def _region_shape(self, region: str | None) -> BaseGeometry | None:
        """The shape of a region; None where there is none."""
        if self._plan is None or region is None:
            return None
        frame = self._plan.regions
        shapes = [shape for shape in frame.loc[frame["regio_id"] == region, "geom"] if not is_unknown(shape)]
        return None if not shapes or shapes[0].is_empty else shapes[0]

    # candidates --------------------------------------------------------------------------------------

    def look_at(self, loc_id: str) -> None:
        """Show a candidate as a site."""
        tip = self.kept.tip(self._plan, loc_id)
        if tip is None or tip.site.point is None:
            self._messages.refuse(tr("This candidate has no place on the map."))
            return
        self.page.fill(self.kept.row(self._plan, loc_id), tip.site.places)
        self.take_tool()
        self.put_pin(tip.site.point, tip)
        if not self._asks_the_web():
            self._map.go_to(QgsGeometry.fromPointXY(QgsPointXY(tip.site.point.x, tip.site.point.y)))

    def _step(self, loc_id: str, phase: str, day: date, reason: str) -> None:
        if self.kept.step(self._plan, loc_id, phase, day, reason):
            self.refresh()

    def _promote(self, loc_id: str, day: date, body: str, opens: date | None) -> None:
        if self.kept.promote(loc_id, day, body, opens):
            self._messages.done(
                tr("It is an intention now, still confidential: its form says otherwise when you choose.")
            )
            self.refresh()


def _hint() -> str:
    return tr("Point at the map, or paste coordinates.")


def _written(found: Coordinates) -> str:
    """Coordinates so that they are read in the right order."""
    if found.degrees:
        return f"{decimal(found.y, 6)}; {decimal(found.x, 6)}"
    return f"x = {whole(found.x)}; y = {whole(found.y)}"
