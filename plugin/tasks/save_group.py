# SPDX-License-Identifier: GPL-2.0-or-later
"""All layers of a plan are saved in one transaction, which another program's save in between refuses.

Of every table with edits the next version stands in a hidden layer of the same group. A trigger of the plan takes
it only from who has seen the last one.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from qgis.core import Qgis, QgsFeature, QgsFeatureRequest, QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from ..adapters.layers import cell
from ..adapters.plan.helper_layers import VERSIONS, helper
from ..adapters.plan.write_rows import command
from ..core.errors import StorageError
from ..core.model.keys import key_text
from ..core.model.merge import same
from ..core.model.tables import TABLES
from ..storage.table_versions import Version, versions_of

LOOK_EVERY = 5000
"""Milliseconds between two looks at what another program has saved, while edits wait."""


@dataclass(frozen=True)
class Overlap:
    """A row that is edited here and was changed by another program since; ``theirs`` None: it was removed there.

    ``cells``: of every column that both changed, what stood there, what they made of it and what is edited here.
    """

    table: str
    fid: int
    key: str
    cells: tuple[tuple[str, object, object, object], ...] = ()
    gone: bool = False


class SaveGroup(QObject):
    """Lives as long as its plan is open and can be written."""

    overtaken = pyqtSignal()
    """Another program has saved a table of which edits wait here."""

    def __init__(
        self, project: QgsProject, path: Path, layers: Iterable[tuple[str, QgsVectorLayer]], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._project = project
        self._layers = {name: layer for name, layer in layers if not TABLES[name].derived}
        self._versions = helper(project, path, VERSIONS)
        self._path = path
        self.keep_together()
        rows = versions_of(path)
        self._row = {name: fid for name, (fid, _) in rows.items()}
        self._seen = {name: version for name, (_, version) in rows.items()}
        self._said: dict[str, Version] = {}
        self._base: dict[str, dict[int, QgsFeature]] = {name: {} for name in self._layers}
        self._announcing = False
        for name, layer in self._layers.items():
            self._watch(name, layer)
        project.transactionModeChanged.connect(self.keep_together)
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def keep_together(self, *_mode: object) -> bool:
        """Save the layers of the project together, whatever was chosen; False while edits keep it from changing."""
        wanted = Qgis.TransactionMode.BufferedGroups
        return bool(self._project.transactionMode() == wanted or self._project.setTransactionMode(wanted))

    def _watch(self, name: str, layer: QgsVectorLayer) -> None:
        layer.attributeValueChanged.connect(lambda fid, *_: self._edited(name, fid))
        layer.geometryChanged.connect(lambda fid, *_: self._edited(name, fid))
        layer.featureDeleted.connect(lambda fid: self._edited(name, fid))
        layer.featureAdded.connect(lambda *_: self._announce())
        layer.undoStack().indexChanged.connect(lambda *_: self._announce())
        layer.afterCommitChanges.connect(self.refresh)
        layer.afterRollBack.connect(self.refresh)
        layer.willBeDeleted.connect(lambda: self._layers.pop(name, None))

    # versions ----------------------------------------------------------------------------------------

    def _now(self) -> dict[str, Version]:
        """As it is in the file; what was seen before, while that cannot be read: a stick that was taken out."""
        try:
            return {name: version for name, (_, version) in versions_of(self._path).items()}
        except StorageError:
            return dict(self._seen)

    def refresh(self) -> None:
        """What is in the file now has been seen."""
        self._seen, self._said = self._now(), {}
        for rows in self._base.values():
            rows.clear()

    def _edited(self, name: str, fid: int) -> None:
        base = self._base[name]
        if name in self._layers and fid > 0 and fid not in base:
            found = list(self._layers[name].dataProvider().getFeatures(QgsFeatureRequest(fid)))
            if found:
                base[fid] = found[0]
        self._announce()

    def _announce(self) -> None:
        """Name the next version of every table with edits, and of no other."""
        if self._announcing or not self._layers:
            return
        wanted = {name for name, layer in self._layers.items() if layer.isModified()}
        if wanted == self._announced() or not (self._versions.isEditable() or self._versions.startEditing()):
            return
        self._announcing = True
        try:
            self._versions.undoStack().setIndex(0)
            column = self._versions.fields().indexOf("versie")
            for name in sorted(wanted):
                self._versions.changeAttributeValue(self._row[name], column, self._seen[name][0] + 1)
        finally:
            self._announcing = False

    def _announced(self) -> set[str]:
        buffer = self._versions.editBuffer()
        changed = buffer.changedAttributeValues().keys() if buffer is not None else ()
        return {name for name, fid in self._row.items() if fid in changed}

    # what another program has done ---------------------------------------------------------------------

    def late(self) -> dict[str, int]:
        """Tables with edits that another program has changed since, and how many changes of a row it made."""
        now = self._now()
        return {
            name: now[name][1] - self._seen[name][1]
            for name, layer in self._layers.items()
            if layer.isModified() and now[name] != self._seen[name]
        }

    def _look(self) -> None:
        if not self._versions.isModified():
            return
        now = self._now()
        late = {name: now[name] for name in self.late()}
        if late and late != self._said:
            self._said = late
            self.overtaken.emit()

    def overlaps(self) -> list[Overlap]:
        """Rows that were changed here and there, in the same column; other changes go together by themselves."""
        return [overlap for name in self.late() for overlap in self._overlaps_of(name)]

    def _overlaps_of(self, name: str) -> Iterable[Overlap]:
        layer, base = self._layers[name], self._base[name]
        there = {row.id(): row for row in layer.dataProvider().getFeatures(QgsFeatureRequest(list(base)))}
        for fid, old in base.items():
            key = key_text(tuple(cell(old[column]) for column in TABLES[name].key))
            theirs = there.get(fid)
            if theirs is None:
                yield Overlap(name, fid, key, gone=True)
                continue
            cells = self._cells(layer, fid, old, theirs)
            if cells:
                yield Overlap(name, fid, key, cells)

    def _cells(
        self, layer: QgsVectorLayer, fid: int, old: QgsFeature, theirs: QgsFeature
    ) -> tuple[tuple[str, object, object, object], ...]:
        buffer = layer.editBuffer()
        if buffer.isFeatureDeleted(fid):
            changed = [f.name() for f in old.fields() if not same(cell(old[f.name()]), cell(theirs[f.name()]))]
            return tuple((name, cell(old[name]), cell(theirs[name]), None) for name in changed)
        mine = buffer.changedAttributeValues().get(fid, {})
        names = {layer.fields()[index].name(): cell(value) for index, value in mine.items()}
        cells: list[tuple[str, object, object, object]] = [
            (name, cell(old[name]), cell(theirs[name]), value) for name, value in names.items()
        ]
        if fid in buffer.changedGeometries():
            was, there = (bytes(row.geometry().asWkb()) for row in (old, theirs))
            cells.append(("geom", was, there, bytes(buffer.changedGeometries()[fid].asWkb())))
        return tuple(c for c in cells if not same(c[1], c[2]) and not same(c[2], c[3]))

    def settle(self, theirs: Iterable[Overlap], ours: Iterable[Overlap], text: str) -> None:
        """Take over what the other program made of some rows, and keep ours of others; then all of it is seen.

        Raises
        ------
        InputError
            When a layer refuses.
        """
        theirs, ours = list(theirs), list(ours)
        for name, layer in self._layers.items():
            mine = [overlap for overlap in ours if overlap.table == name]
            taken = [overlap for overlap in theirs if overlap.table == name]
            self._restore(layer, name, [overlap.fid for overlap in (*mine, *taken) if overlap.gone])
            if taken:
                with command([layer], text):
                    for overlap in taken:
                        self._take(layer, overlap)
        self._seen, self._said = self._now(), {}
        self._versions.undoStack().setIndex(0)
        self._announce()

    def _restore(self, layer: QgsVectorLayer, name: str, fids: Iterable[int]) -> None:
        """A row that was removed there, and is edited here, is put back under its number: our edits are of it."""
        rows = [QgsFeature(self._base[name][fid]) for fid in fids]
        if rows:
            layer.dataProvider().addFeatures(rows)

    def _take(self, layer: QgsVectorLayer, overlap: Overlap) -> None:
        buffer = layer.editBuffer()
        if overlap.gone:
            layer.deleteFeature(overlap.fid)
            return
        theirs = next(layer.dataProvider().getFeatures(QgsFeatureRequest(overlap.fid)), None)
        if theirs is None:
            return
        if buffer.isFeatureDeleted(overlap.fid):
            doubled = QgsFeature(theirs)
            doubled.setAttribute("fid", None)
            layer.addFeature(doubled)
            return
        for name, *_ in overlap.cells:
            if name == "geom":
                layer.changeGeometry(overlap.fid, theirs.geometry())
            else:
                layer.changeAttributeValue(overlap.fid, layer.fields().indexOf(name), theirs[name])

    def stop(self) -> None:
        """Hear nothing any more."""
        self._timer.stop()
        self.blockSignals(True)
        self._layers.clear()
        self._project.transactionModeChanged.disconnect(self.keep_together)
        self.setParent(None)
        self.deleteLater()
