# SPDX-License-Identifier: GPL-2.0-or-later
"""The division of the open plan while it is drawn: what tools, actions and dock look at and change."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from enum import Enum
from pathlib import Path

import numpy as np
import shapely
from qgis.core import QgsProject
from qgis.gui import QgisInterface, QgsMessageBarItem
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ...plugin.adapters.division.journal import Draft, Journal
from ...plugin.adapters.division.move_log import ChangeLog
from ...plugin.adapters.division.painting import Outcome, Painting
from ...plugin.adapters.division.painting_layer import heal
from ...plugin.adapters.division.painting_rows import Attributes
from ...plugin.adapters.locale import NO_VALUE, tr, words
from ...plugin.adapters.messages import Messages, log
from ...plugin.core.checks.assess import Assessment
from ...plugin.core.checks.finding import Severity
from ...plugin.core.errors import DomainError
from ...plugin.core.model.codes import METHOD
from ...plugin.core.model.half_years import half_year_label
from ...plugin.core.model.tables import MUNICIPALITIES, REGIONS, VARIANTS
from ...plugin.core.progress import Progress
from ...plugin.core.regions.board import Board, Effect
from ...plugin.core.regions.coverage import union
from ...plugin.core.regions.places import Places
from ...plugin.core.situation.board import board_of
from ...plugin.tasks.job import Body
from ...plugin.tasks.runner import Lane, Runner, Work
from ...plugin.tasks.session import Session
from ...plugin.tasks.travel_network import open_chosen
from ..widgets.region_rows import REGION, TOTAL, UNASSIGNED
from .drawn_rows import NUMBERED, DrawnRow
from .effect_text import effect_line, travel_figure


class Phase(Enum):
    """Whether there is a division to draw in, or why not."""

    CLOSED = "closed"
    PREPARING = "preparing"
    FAILED = "failed"
    NO_LAYERS = "no layers"
    DRAWN = "drawn"

    @property
    def line(self) -> str:
        """Why there is nothing to draw in."""
        return {
            Phase.CLOSED: tr("Open a plan first."),
            Phase.PREPARING: tr("Preparing the regions…"),
            Phase.FAILED: tr("The regions could not be prepared."),
            Phase.NO_LAYERS: tr("The layers Municipalities and Regions are not in the project."),
            Phase.DRAWN: "",
        }[self]


class Drawing(QObject):
    """Follows the open plan; what it shows is for who listens. Without a plan, or its layers, it is empty."""

    changed = pyqtSignal()
    """Regions, their figures or their municipalities are different now."""
    phase_changed = pyqtSignal()
    """There is something to draw in, or there no longer is."""
    noted = pyqtSignal()
    """What :meth:`note` says is different now."""
    target_changed = pyqtSignal()
    effect_changed = pyqtSignal(str)
    """What a move would do, in one line."""
    plan_written = pyqtSignal()
    """Another variant is active, or variants were changed: the plan has to be read again."""

    def __init__(
        self, iface: QgisInterface, session: Session, runner: Runner, messages: Messages, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.iface, self.session, self.messages = iface, session, messages
        self._runner = runner
        self.phase = Phase.CLOSED
        self.painting: Painting | None = None
        self._places: Places | None = None
        self._target: str | None = None
        self.journal: Journal | None = None
        self._said: QgsMessageBarItem | None = None
        session.save_division = self.save
        session.opened.connect(self.prepare)
        session.closed.connect(self.close)
        session.assessed.connect(self._on_assessed)
        session.changed.connect(self._on_stale)

    # the division ------------------------------------------------------------------------------------

    @property
    def ready(self) -> bool:
        """Whether there is something to draw in."""
        return self.painting is not None and self.session.read_only is None

    def save(self) -> list[str]:
        """Save the division with its polygons; what was refused."""
        return [] if self.painting is None else self.painting.save()

    def prepare(self) -> None:
        """Make the figures of the plan's division in the background; then it can be drawn."""
        self.close()
        heal(QgsProject.instance())
        if self.session.assessment is not None:
            self._become(Phase.PREPARING)
            self._ask()

    def _ask(self) -> None:
        text = tr("Preparing the regions")
        work = Work("figures", text, self._question, self._take, self._failed, lane=Lane.REGIONS, about=self._moment)
        self._runner.do(work)

    def _moment(self) -> tuple[int, int]:
        return self.session.moment.plan, self.session.moment.figures

    def _question(self) -> Body | None:
        assessment, path = self.session.assessment, self.session.path
        return None if assessment is None else lambda progress: figures_of(assessment, path, progress)

    def _take(self, made: tuple[Board, Places]) -> None:
        if self.painting is None:
            self._start(*made)
        else:  # of the same municipalities: see _on_assessed
            self._places = made[1]
            self.painting.replace_board(made[0], made[1].polygons)

    def _failed(self, error: Exception) -> None:
        self.messages.error(error, tr("preparing the regions"))
        if self.painting is None:
            self._become(Phase.FAILED)

    def _start(self, board: Board, places: Places) -> None:
        municipalities, regions = self.session.layer(MUNICIPALITIES.name), self.session.layer(REGIONS.name)
        assessment, store, path = self.session.assessment, self.session.store, self.session.path
        if municipalities is None or regions is None or assessment is None or store is None or path is None:
            self._become(Phase.NO_LAYERS)
            return
        plan = assessment.situation.plan
        writable = store.read_only is None
        self.journal = Journal(path) if writable else None
        left = self.journal.read() if self.journal is not None else None
        self.painting = Painting(
            QgsProject.instance(),
            municipalities,
            regions,
            board,
            places.polygons,
            variant=plan.active_variant,
            journal=self.journal,
            log=ChangeLog(QgsProject.instance(), path, plan.active_variant) if writable else None,
            parent=self,
        )
        self._places = places
        self.painting.changed.connect(self._on_changed)
        self.painting.saved.connect(self.noted)
        self.painting.ended.connect(lambda: self._empty(Phase.NO_LAYERS))
        self._target = next(iter(self.painting.regions), None)
        self._become(Phase.DRAWN)
        if left is not None and not municipalities.isModified():
            self._offer(left)

    def close(self) -> None:
        """Nothing to draw in any more."""
        if self.painting is not None:
            self.painting.stop()
        self._empty(Phase.CLOSED)

    def _empty(self, phase: Phase) -> None:
        if self.painting is not None:
            self.painting.deleteLater()
        self.painting = self._places = self.journal = None
        self._take_away()
        self._become(phase)

    def _become(self, phase: Phase) -> None:
        self.phase = phase
        self.phase_changed.emit()

    def _on_assessed(self) -> None:
        """A check has other figures for the same municipalities, or an import has changed them."""
        assessment, painting = self.session.assessment, self.painting
        if (
            painting is not None
            and assessment is not None
            and painting.variant == assessment.situation.plan.active_variant
            and painting.board.codes == tuple(assessment.situation.municipalities["gm_code"])
        ):
            self._ask()
        else:
            self.prepare()

    def _on_stale(self) -> None:
        if self.painting is None or not self.painting.composing:  # else ``changed`` follows, and says it too
            self.noted.emit()

    def _on_changed(self, _regions: set[str | None]) -> None:
        if self.painting is not None and self._target is not None and self._target not in self.painting.regions:
            self._target = next(iter(self.painting.regions), None)
        self.changed.emit()

    # what was left behind ----------------------------------------------------------------------------

    def _offer(self, draft: Draft) -> None:
        text = tr(
            "%n move(s) were not saved when the plan was last open.", None, len(draft.moves) or len(draft.regions)
        )
        self._said = self.messages.warning(
            text, (tr("Restore"), lambda: self.restore(draft)), (tr("Discard"), self.discard)
        )

    def restore(self, draft: Draft) -> None:
        """Put back what was left behind."""
        self._take_away()
        if self.painting is None:
            return
        if draft.variant != self.painting.variant:
            text = tr("The unsaved moves belong to variant {name}. Switch to it first.").format(name=draft.variant)
            self.messages.warning(text)
        else:
            self.tell(self.painting.restore(draft, tr("Restore unsaved moves")))

    def discard(self) -> None:
        """Forget what was left behind."""
        self._take_away()
        if self.journal is not None:
            self.journal.clear()

    def _take_away(self) -> None:
        """Our own line with buttons, once it has been answered or another takes its place."""
        self.messages.take_away(self._said)
        self._said = None

    # what the tools ask ------------------------------------------------------------------------------

    @property
    def target(self) -> str | None:
        """Region that is assigned to."""
        return self._target

    def set_target(self, region: str | None) -> None:
        """Assign to this region from now on."""
        self._target = region
        self.target_changed.emit()

    def choose(self, number: int) -> None:
        """The region with this digit; 0: un-assign."""
        regions = list(self.painting.regions)[:NUMBERED] if self.painting is not None else []
        if number <= len(regions):
            self.set_target(regions[number - 1] if number else None)

    def choose_region_of(self, code: str) -> None:
        """The region of a municipality."""
        if self.painting is not None:
            self.set_target(self.painting.board.region_of(code))

    def colour(self, target: str | None) -> str:
        """Fill of a target."""
        row = self.painting.regions.get(target or "") if self.painting is not None else None
        return (row.colour if row is not None else None) or "#FFFFFF"

    def code_at(self, x: float, y: float) -> str | None:
        """Municipality under a point."""
        row = self._places.at(x, y) if self._places is not None else None
        return None if row is None or self.painting is None else self.painting.board.codes[row]

    def codes_along(self, xy: list[tuple[float, float]]) -> list[str]:
        """Municipalities under a line."""
        return self._codes(self._places.along(xy) if self._places is not None else [])

    def codes_within(self, shape: shapely.Polygon) -> list[str]:
        """Municipalities within a shape."""
        return self._codes(self._places.within(shape) if self._places is not None else [])

    def _codes(self, rows: Iterable[int]) -> list[str]:
        return [self.painting.board.codes[row] for row in rows] if self.painting is not None else []

    def outline(self, codes: Iterable[str]) -> shapely.Geometry:
        """Polygons of municipalities together."""
        if self.painting is None:
            return shapely.Polygon()
        rows = [self.painting.board.row[code] for code in codes]
        shapes = self.painting.polygons[rows]
        return shapes[0] if len(rows) == 1 else union(np.asarray(shapes, dtype=object))

    def effect(self, codes: Sequence[str], target: str | None) -> Effect:
        """What assigning would do.

        Raises
        ------
        RuntimeError
            When there is nothing to draw in.
        """
        if self.painting is None:
            raise RuntimeError("no division")
        return self.painting.board.effect(codes, target)

    def show_effect(self, effect: Effect | None) -> None:
        """Also in the dock."""
        self.effect_changed.emit("" if effect is None else effect_line(self, effect))

    def assign(self, codes: Sequence[str], target: str | None) -> None:
        """Assign, and name what refused."""
        if self.painting is None or not self.ready:
            return
        self.begin()
        if len(codes) == 1:
            text = tr("{name} to {region}")
            text = text.format(name=self.municipality_name(codes[0]), region=self.region_name(target))
        else:
            text = tr("Municipalities ({n}) to {region}").format(n=len(codes), region=self.region_name(target))
        self.tell(self.painting.assign(codes, target, text))

    def tell(self, outcome: Outcome) -> None:
        """Name the regions that refused, with the way to unlock them; or say that the layers did."""
        if outcome.refused:
            self._take_away()
            self._said = self.messages.warning(tr("The layers refuse edits. Nothing was changed."))
            return
        if not outcome.locked or self.painting is None:
            return
        names = ", ".join(self.region_name(region) for region in outcome.locked)
        text = tr("{name} is locked and was not changed.").format(name=names)
        self._take_away()
        self._said = self.messages.warning(text, (tr("Unlock"), lambda: self.unlock(outcome.locked)))

    def unlock(self, regions: Iterable[str]) -> None:
        """Let regions change again."""
        self._take_away()
        if self.painting is not None:
            self.change_rows(tr("Unlock"), {region: {"vergrendeld": False} for region in regions})

    def change_rows(self, text: str, changes: Mapping[str, Attributes]) -> bool:
        """Change columns of regions as one step; False when the layers refuse, which is said."""
        if self.painting is None:
            return False
        outcome = self.painting.change_rows(text, changes)
        self.tell(outcome)
        return not outcome.refused

    def begin(self) -> None:
        """Make undo and redo those of the division: QGIS shows them of the active layer."""
        if self.painting is not None:
            self.iface.setActiveLayer(self.painting.layer)

    # names -------------------------------------------------------------------------------------------

    def region_name(self, region: str | None) -> str:
        """Name of a region."""
        if region is None:
            return tr("Unassigned")
        row = self.painting.regions.get(region) if self.painting is not None else None
        return region if row is None else row.name

    def municipality_name(self, code: str) -> str:
        """Name of a municipality."""
        return code if self.painting is None else self.painting.board.name_of.get(code, code)

    def is_locked(self, region: str | None) -> bool:
        """Whether a region must not change."""
        return self.painting is not None and region in self.painting.locked

    def travel_text(self, figure: float) -> str:
        """A travel figure without its unit."""
        return travel_figure(figure, in_km=self._in_km)

    def travel_unit(self) -> str:
        """``km`` or ``min``."""
        return "km" if self._in_km else "min"

    def half_year(self) -> str:
        """The half-year that targets are of: ``2027-I``; empty while there are none."""
        half = self.painting.board.half_year if self.painting is not None else None
        return half_year_label(half or "")

    @property
    def _in_km(self) -> bool:
        return self.painting is None or self.painting.board.in_km

    # what is shown -----------------------------------------------------------------------------------

    def variants(self) -> tuple[list[tuple[str, str]], str]:
        """Which variants there are (id, name), and the active one."""
        if self.session.assessment is None:
            return [], ""
        plan = self.session.assessment.situation.plan
        return list(plan[VARIANTS.name][["variant_id", "naam"]].itertuples(index=False, name=None)), plan.active_variant

    def rows(self) -> list[DrawnRow]:
        """A row per region, what is unassigned, and the total."""
        if self.painting is None:
            return []
        board, report = self.painting.board, self.session.assessment.report if self.session.assessment else None
        checked = self.session.checked and report is not None

        def findings(region: str) -> int | None:
            return sum(report.count(severity, region) for severity in Severity) if checked and report else None

        rows = [
            DrawnRow(REGION, key, row.name, board.totals(key), row.colour, row.locked, findings(key), in_km=board.in_km)
            for key, row in self.painting.regions.items()
        ]
        rows.append(DrawnRow(UNASSIGNED, None, tr("Unassigned"), board.totals(None), in_km=board.in_km))
        total = sum(report.count(severity) for severity in Severity) if checked and report else None
        rows.append(DrawnRow(TOTAL, None, tr("Total"), board.tally.whole(), findings=total, in_km=board.in_km))
        return rows

    def note(self) -> str:
        """What can be done, and how old the figures of the check are."""
        if self.painting is None:
            return ""
        reason, lines = self.session.read_only, []
        if reason is not None:
            lines.append(tr("Read-only: {reason}.").format(reason=words(reason)))
        waiting = len(self.painting.moves())
        if waiting:
            lines.append(tr("Moved, not saved: {n}.").format(n=waiting))
        if self.session.stale and self.session.checked:
            lines.append(tr("Findings from before the last change."))
        if not math.isnan(self.painting.board.tally.whole().furthest):
            lines.append(
                tr("Travel: {method}.").format(method=words(METHOD.label(self.painting.board.method)) or NO_VALUE)
            )
        return " ".join(lines)

    def writes_polygons(self) -> bool:
        """Whether a save that is going on writes the polygons of regions itself."""
        return self.painting is not None and self.painting.polygons_written


def figures_of(assessment: Assessment, path: Path | None, progress: Progress) -> tuple[Board, Places]:
    """The board of a plan, and what is where on the map; runs in a worker.

    Travel is measured over the plan's own network; where that cannot be used, as the crow flies.

    Raises
    ------
    Cancelled
        When the user wants it to stop.
    """
    situation = assessment.situation
    try:
        travel = open_chosen(situation.plan, path, progress) if path is not None else None
    except DomainError as error:
        log(f"{error} {error.details}")
        travel = None
    return board_of(situation, travel.engine if travel else None), Places(situation.municipalities["geom"].to_numpy())
