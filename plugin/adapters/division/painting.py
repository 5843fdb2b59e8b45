# SPDX-License-Identifier: GPL-2.0-or-later
"""Drawing a regio-indeling in the layers of a plan: edit commands in, figures and polygons out.

The layers lead. What changes them, a map tool, a dock, an attribute table, undo or rollback, is heard
through their signals; figures, polygons and the journal follow when the undo stack has moved.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum, auto

import numpy as np
import shapely
from numpy.typing import NDArray
from qgis.core import QgsFeatureRequest, QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from ...core.errors import InputError
from ...core.regions.board import Board
from ...core.regions.coverage import union
from ...core.regions.soundness import as_multi
from ...core.states import States
from ..layers import cell
from ..plan import plan_layers, write_rows
from .journal import Draft, Journal
from .move_log import ChangeLog
from .painting_layer import LiveRegions, geometry
from .painting_rows import Attributes, Region, RegionRows, State


@dataclass(frozen=True)
class Outcome:
    """What became of an action.

    Parameters
    ----------
    moved : the municipalities that moved
    locked : the locked regions that refused
    refused : the layers cannot be edited, so nothing was done
    rows : the regions that were made, changed or removed
    """

    moved: tuple[str, ...] = ()
    locked: tuple[str, ...] = ()
    refused: bool = False
    rows: tuple[str, ...] = ()

    @property
    def done(self) -> bool:
        """Whether anything is different now."""
        return bool(self.moved or self.rows)


class Doing(Enum):
    """What a painting is at."""

    FOLLOWING = auto()
    """What happens to the layers is heard, and shown at once."""
    COMPOSING = auto()
    """An action of ours is being put together: what is heard is shown when it is whole."""
    SAVING = auto()
    """Polygons of regions are written with the municipalities, and saved."""
    STOPPED = auto()
    """Nothing is heard any more."""


STEPS = {
    Doing.FOLLOWING: {Doing.COMPOSING, Doing.SAVING, Doing.STOPPED},
    Doing.COMPOSING: {Doing.FOLLOWING, Doing.STOPPED},
    Doing.SAVING: {Doing.FOLLOWING, Doing.STOPPED},
}


@dataclass
class _Heard:
    """What happened to the layers since it was last shown: municipalities that moved, and whether regions changed."""

    moved: dict[str, str | None] = field(default_factory=dict)
    rows: bool = False


class Painting(QObject):
    """The division of one variant while its layers are in the project."""

    changed = pyqtSignal(object)
    """Figures of these regions (ids, None: unassigned) are different now; also their names and colours."""
    saved = pyqtSignal()
    ended = pyqtSignal()
    """A layer was removed: nothing can be drawn any more."""

    def __init__(
        self,
        project: QgsProject,
        municipalities: QgsVectorLayer,
        regions: QgsVectorLayer,
        board: Board,
        polygons: NDArray[np.object_],
        *,
        variant: str,
        journal: Journal | None = None,
        log: ChangeLog | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._project, self.layer, self.variant = project, municipalities, variant
        self.board, self.polygons = board, polygons
        self._rows = RegionRows(regions, variant)
        self.regions: dict[str, Region] = self._rows.read()
        self._live = LiveRegions(project, regions)
        self._journal, self._log = journal, log
        self._column = municipalities.fields().indexOf("regio_id")
        self._fid = self._numbers()
        self._code = {fid: code for code, fid in self._fid.items()}
        self._heard = _Heard()
        self._doing = States(Doing.FOLLOWING, STEPS)
        self._ours = False  # editing was begun by an action here, so a save ends it
        self._take_layer()
        self._saved, self._saved_rows = self._on_disk(), dict(self.regions)
        self._connect()
        if municipalities.isEditable():
            self._begin()

    def _numbers(self) -> dict[str, int]:
        request = QgsFeatureRequest().setFlags(QgsFeatureRequest.Flag.NoGeometry)
        request.setSubsetOfAttributes(["gm_code"], self.layer.fields())
        known = self.board.row
        return {str(row["gm_code"]): row.id() for row in self.layer.getFeatures(request) if row["gm_code"] in known}

    def _take_layer(self) -> None:
        """The layer may hold edits that the board was not made from."""
        request = QgsFeatureRequest().setFlags(QgsFeatureRequest.Flag.NoGeometry)
        rows = {row.id(): cell(row["regio_id"]) for row in self.layer.getFeatures(request)}
        self.board.apply({code: _region(rows[fid]) for code, fid in self._fid.items() if fid in rows})

    def _on_disk(self) -> dict[str, str | None]:
        """The assignment as it was saved: edits of the layer taken off again."""
        saved = self.board.assignment()
        buffer = self.layer.editBuffer()
        if buffer is None:
            return saved
        changed = [fid for fid, values in buffer.changedAttributeValues().items() if self._column in values]
        if changed:
            provider = self.layer.dataProvider().getFeatures(QgsFeatureRequest(changed))
            saved |= {
                self._code[row.id()]: _region(cell(row["regio_id"])) for row in provider if row.id() in self._code
            }
        return saved

    def _connect(self) -> None:
        municipalities, regions = self.layer, self._rows.layer
        municipalities.attributeValueChanged.connect(self._on_value)
        municipalities.undoStack().indexChanged.connect(self._on_index)
        municipalities.afterRollBack.connect(self._on_rollback)
        municipalities.afterCommitChanges.connect(self._on_commit)
        municipalities.editingStarted.connect(self._on_editing)
        municipalities.editingStopped.connect(self._on_editing)
        for signal in (regions.attributeValueChanged, regions.featureAdded, regions.featureDeleted):
            signal.connect(self._on_row)
        regions.undoStack().indexChanged.connect(self._on_index)
        regions.afterRollBack.connect(self._on_rollback)
        municipalities.willBeDeleted.connect(self._on_removed)
        regions.willBeDeleted.connect(self._on_removed)

    # what happens to the layers ----------------------------------------------------------------------

    def _on_value(self, fid: int, column: int, value: object) -> None:
        if self.hears and column == self._column and fid in self._code:
            self._heard.moved[self._code[fid]] = _region(cell(value))

    def _on_editing(self) -> None:
        # Not at once: QGIS is going through the layers of the project, to begin or to end in each of them.
        if self.hears:
            QTimer.singleShot(0, self._begin if self.layer.isEditable() else self._end)

    def _on_row(self, *_what: object) -> None:
        self._heard.rows = True

    def _on_index(self, _index: int) -> None:
        if self.hears and not self.composing:
            self.flush()

    def _on_rollback(self) -> None:
        if self.hears:
            if self._log is not None:
                self._log.forget()
            self._heard.rows = True
            self.flush()

    def _on_commit(self) -> None:
        if not self.hears:
            return
        self.flush()
        if self._log is not None:
            self._log.forget()
        self._saved, self._saved_rows = self.board.assignment(), dict(self.regions)
        self._keep_draft()
        self.saved.emit()

    def _on_removed(self) -> None:
        if self.hears:
            self.stop(layers_go=True)
            self.ended.emit()

    def flush(self) -> None:
        """Let figures, polygons and journal follow what happened since the last time."""
        heard, self._heard = self._heard, _Heard()
        changed = self.board.apply(heard.moved) if heard.moved else set()
        if changed and self._log is not None and self.layer.isEditable():
            self._log.follow(self._saved, self.moves())
        gone: set[str] = set()
        if heard.rows:
            before, self.regions = self.regions, self._rows.read()
            gone = before.keys() - self.regions.keys()
            changed |= {r for r, row in self.regions.items() if before.get(r) != row} | gone
        if not changed:
            return
        self._live.remove(gone)
        named = [self.regions[region] for region in changed if region in self.regions]
        self._live.update(named, {row.region: self.shape(row.region) for row in named})
        self._keep_draft()
        self.changed.emit(changed)

    def shape(self, region: str) -> shapely.Geometry | None:
        """The polygon of a region as it is now; None without municipalities."""
        rows = [self.board.row[code] for code in self.board.members(region)]
        return as_multi(union(self.polygons[rows])) if rows else None

    def _begin(self) -> None:
        if self.hears and self.layer.isEditable():
            shapes = {str(row["regio_id"]): row.geometry() for row in self._rows.layer.getFeatures()}
            differ = {r for code in self.moves() for r in (self.board.region_of(code), self._saved.get(code))}
            known = {
                region: shapely.from_wkb(bytes(shape.asWkb()))
                for region, shape in shapes.items()
                if region not in differ and not shape.isEmpty()
            }
            self._live.show(self.regions.values(), {r: known[r] if r in known else self.shape(r) for r in self.regions})

    def _end(self) -> None:
        if self.hears and not self.layer.isEditable():
            self._ours = False
            self._reload()
            self._live.hide()

    def _reload(self) -> None:
        """What was just saved is shown by layers that read the file."""
        path = plan_layers.path_of(self.layer)
        for layer in (self._rows.layer, plan_layers.find_view(self._project, plan_layers.REGION_NAMES, path)):
            if layer is not None:
                layer.dataProvider().reloadData()
                layer.triggerRepaint()

    # what is not saved yet ---------------------------------------------------------------------------

    def moves(self) -> dict[str, str | None]:
        """Municipalities that are in another region than in the saved plan."""
        return {code: region for code, region in self.board.assignment().items() if self._saved.get(code) != region}

    def draft(self) -> Draft:
        """All that differs from the saved plan."""
        now, then = self.regions, self._saved_rows
        rows: dict[str, Attributes | None] = {r: row.attributes for r, row in now.items() if then.get(r) != row}
        return Draft(self.variant, self.moves(), rows | dict.fromkeys(then.keys() - now.keys()))

    def _keep_draft(self) -> None:
        if self._journal is not None:
            self._journal.write(self.draft())

    @property
    def polygons_written(self) -> bool:
        """Whether a save that is going on writes the polygons of regions itself."""
        return self._doing.now is Doing.SAVING

    @property
    def hears(self) -> bool:
        """Whether what happens to the layers is followed."""
        return self._doing.now is not Doing.STOPPED

    @property
    def composing(self) -> bool:
        """Whether an action is under way; ``changed`` follows."""
        return self._doing.now is Doing.COMPOSING

    # actions -----------------------------------------------------------------------------------------

    @property
    def locked(self) -> set[str]:
        """Regions that must not change."""
        return {region for region, row in self.regions.items() if row.locked}

    def assign(self, codes: Iterable[str], target: str | None, text: str) -> Outcome:
        """Move municipalities to a region as one edit command; what is locked stays and is named."""
        return self.act(text, dict.fromkeys(codes, target))

    def act(self, text: str, moves: Mapping[str, str | None], rows: State | None = None) -> Outcome:
        """Moves and changes of regions together, as one step on the undo stack of the municipalities.

        What belongs to a locked region does not change; with rows it is all or nothing.
        """
        locked = self.locked
        wanted = {code: region for code, region in moves.items() if self.board.region_of(code) != region}
        fits = {
            code: region
            for code, region in wanted.items()
            if self.board.region_of(code) not in locked and region not in locked
        }
        refusing = {
            r for code in wanted.keys() - fits.keys() for r in (self.board.region_of(code), wanted[code]) if r in locked
        }
        if rows and refusing:
            fits, rows = {}, None
        refused = tuple(sorted(refusing))
        if not fits and not rows:
            return Outcome((), refused)
        if not self._run(text, fits, rows or {}):
            return Outcome((), refused, refused=True)
        return Outcome(tuple(fits), refused, rows=tuple(rows or ()))

    def _run(self, text: str, moves: Mapping[str, str | None], rows: State) -> bool:
        """One step over both layers; False when a layer refuses: then nothing has changed."""
        if not self.edit():
            return False
        layers = [self.layer, self._rows.layer] if rows else [self.layer]
        try:
            with self._doing.within(Doing.COMPOSING), write_rows.command(layers, text):
                self._rows.put(rows)
                for code, region in moves.items():
                    write_rows.change(self.layer, self._fid[code], {"regio_id": region})
        except InputError:
            return False
        finally:
            self.flush()
        return True

    def _attributes(self, region: str) -> Attributes | None:
        row = self.regions.get(region)
        return None if row is None else row.attributes

    def change_rows(self, text: str, changes: Mapping[str, Attributes]) -> Outcome:
        """Change columns of regions as one step."""
        rows: dict[str, Attributes | None] = {}
        for region, values in changes.items():
            there = self._attributes(region)
            if there is not None and any(there.get(name) != value for name, value in values.items()):
                rows[region] = {**there, **values}
        if not rows:
            return Outcome()
        done = self._run(text, {}, rows)
        return Outcome(refused=not done, rows=tuple(rows) if done else ())

    def edit(self) -> bool:
        """Begin editing, unless the user has already; False when the layers refuse."""
        if not self.layer.isEditable():
            if not self.layer.startEditing():
                return False
            self._ours = True
        return bool(self._rows.layer.isEditable() or self._rows.layer.startEditing())

    def restore(self, draft: Draft, text: str) -> Outcome:
        """Put a draft of this variant that was left behind back, as one step; also where regions are locked."""
        there = {*self.regions, *(region for region, row in draft.regions.items() if row is not None)}
        moves = {c: r for c, r in draft.moves.items() if c in self.board.row and (r is None or r in there)}
        done = self._run(text, moves, draft.regions)
        return Outcome(tuple(moves), rows=tuple(draft.regions)) if done else Outcome(refused=True)

    def save(self) -> list[str]:
        """Save moves, regions and their polygons in one transaction; what was refused, else nothing."""
        if not self.layer.isEditable():
            return []
        self.flush()
        self.read_again()
        with self._doing.within(Doing.SAVING):
            self._write_polygons()
            saved, errors = self._project.commitChanges(self._ours, self.layer)
        return list(errors) if not saved else [line for line in errors if line.startswith("ERROR")]

    def read_again(self) -> None:
        """Take what another program has made of the division since: a polygon is that of all its members."""
        self._take_layer()
        self.regions = self._rows.read()
        self._saved = self._on_disk()
        if self._log is not None:
            self._log.follow(self._saved, self.moves())

    def _write_polygons(self) -> None:
        regions = {
            r for code, region in self.moves().items() for r in (region, self._saved.get(code)) if r in self.regions
        }
        layer = self._rows.layer
        fids = {str(row["regio_id"]): row.id() for row in layer.getFeatures()}
        for region in regions & fids.keys():
            layer.changeGeometry(fids[region], geometry(self.shape(region)), True)

    def replace_board(self, board: Board, polygons: NDArray[np.object_]) -> None:
        """Take new figures of the same municipalities, as after a check."""
        self.board, self.polygons = board, polygons
        self._take_layer()
        self.changed.emit({*self.regions, None})

    def stop(self, *, layers_go: bool = False) -> None:
        """Hear nothing any more; edits that are not saved stay in the layers."""
        if not self.hears:
            return
        self._doing.go(Doing.STOPPED)
        if not layers_go:
            self._live.hide()


def _region(value: object) -> str | None:
    """An empty text is no region."""
    text = "" if value is None else str(value).strip()
    return text or None
