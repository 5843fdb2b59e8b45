# SPDX-License-Identifier: GPL-2.0-or-later
"""Variants of the open plan: switching, keeping, comparing; the log; division tables in and out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

import pandas as pd
from qgis.core import QgsApplication, QgsProject
from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtWidgets import QDialog, QInputDialog

from ...plugin.adapters.division.painting_compare import as_drawn, drawn_variant, moved_layer
from ...plugin.adapters.locale import tr
from ...plugin.core.errors import DomainError
from ...plugin.core.model.plan import Plan
from ...plugin.core.model.tables import DIVISIONS, VARIANTS
from ...plugin.core.regions.change_log import readable
from ...plugin.core.regions.derive import copied_variant, division_of, started_variant
from ...plugin.core.regions.variants import removed_variant, renamed_variant
from ...plugin.storage.geopackage import GeoPackageStore
from ..shell.questions import ask_delete_variant
from ..widgets.open_dialogs import OpenDialogs
from .change_log import ChangeLogDialog
from .compare_variants import CompareDialog
from .drawing import Drawing
from .variants_dialog import COPY, EMPTY, VariantsDialog


class Variants(QObject):
    """Shows the dialogs and does what they ask."""

    def __init__(
        self, drawing: Drawing, leave_form: Callable[[], object], show: Callable[[], None], parent: QObject
    ) -> None:
        """``leave_form`` takes what is being typed; ``show`` shows which variants there are and which is active."""
        super().__init__(parent)
        self._drawing, self._leave_form, self._show_variants = drawing, leave_form, show
        self.dialogs = OpenDialogs()
        self.ask_delete = ask_delete_variant

    @property
    def _store(self) -> GeoPackageStore | None:
        return self._drawing.session.store

    # switching and keeping ---------------------------------------------------------------------------

    def switch(self, variant: str) -> bool:
        """Show another variant; False when the user stays, or the plan refuses."""
        painting, store = self._drawing.painting, self._store
        if painting is None or store is None or variant == painting.variant:
            return False
        if not self._at_rest():
            self._show_variants()
            return False
        return self._write(lambda: store.activate(variant))

    def rename(self, variant: str, name: str, note: str) -> bool:
        """Give a variant another name and explanation."""
        store = self._store
        if store is None or not self._at_rest():
            return False
        return self._write(lambda: store.save({VARIANTS.name: renamed_variant(store.read(), variant, name, note)}))

    def delete(self, variant: str) -> bool:
        """A variant goes, when the user says so; the active one cannot. It can be brought back."""
        store, plan = self._store, self._plan()
        if store is None or plan is None:
            return False
        name = _name_of(plan, variant)
        if not self.ask_delete(name, self._drawing.iface.mainWindow()) or not self._at_rest():
            return False
        gone: dict[str, pd.DataFrame] = {}

        def write() -> None:
            now = store.read()
            left = removed_variant(now, variant)
            gone.update({table: now[table][now[table]["variant_id"] == variant] for table in left})
            store.save(left)

        if not self._write(write):
            return False
        back = (tr("Undo"), lambda: self.bring_back(gone))
        self._drawing.messages.warning(tr("The variant ‘{name}’ was deleted.").format(name=name), back)
        return True

    def bring_back(self, rows: Mapping[str, pd.DataFrame]) -> bool:
        """Put the rows of a variant that was deleted back into the plan."""
        store = self._store
        return store is not None and self._at_rest() and self._write(lambda: store.append(rows))

    def ask_save_as(self) -> bool:
        """Ask for a name, and keep what is drawn as another variant."""
        title, label = tr("Save as variant"), tr("Name")
        name, chosen = QInputDialog.getText(self._drawing.iface.mainWindow(), title, label)
        return bool(chosen and name.strip() and self.save_as(name.strip()))

    def save_as(self, name: str) -> bool:
        """What is drawn becomes a new variant, which is shown; the one it was drawn in stays as it was saved."""
        painting, store = self._drawing.painting, self._store
        if painting is None or store is None:
            return False
        self._leave_form()
        made: list[tuple[str, dict[str, pd.DataFrame]]] = []

        def write() -> None:
            made.append(drawn_variant(store.read(), painting, name, date.today()))
            # Only now: a name that is refused leaves what was drawn.
            QgsProject.instance().rollBack(True, painting.layer)
            store.save(made[0][1])
            store.activate(made[0][0])

        return self._write(write)

    def make(self, name: str, start: str) -> bool:
        """A new variant, which is shown at once: a copy, nothing, or an existing division."""
        store = self._store
        if store is None or not self._at_rest():
            return False

        def write() -> None:
            plan = store.read()
            if start == COPY:
                variant, frames = copied_variant(plan, plan.active_variant, name, date.today())
            else:
                region_of, names = ({}, {}) if start == EMPTY else division_of(plan, start)
                variant, frames = started_variant(plan, name, region_of, names, date.today())
            store.save(frames)
            store.activate(variant)

        return self._write(write)

    def _write(self, act: Callable[[], object]) -> bool:
        """Write the plan; what cannot be written is said in its own words."""
        try:
            act()
        except DomainError as error:
            self._drawing.messages.error(error, tr("changing variants"))
            self._show_variants()
            return False
        self._drawing.close()
        self._drawing.plan_written.emit()
        return True

    def _at_rest(self) -> bool:
        """Nothing waits to be saved, or the user has said what to do with it."""
        if self._drawing.painting is not None:
            self._leave_form()
        return self._drawing.session.at_rest()

    # dialogs -----------------------------------------------------------------------------------------

    def manage(self) -> None:
        """The list of variants."""
        plan = self._drawing.session.plan
        if plan is None:
            return
        divisions = sorted(set(plan[DIVISIONS.name]["divisie"].dropna()))
        dialog = VariantsDialog(plan[VARIANTS.name], divisions, self._drawing.iface.mainWindow())
        dialog.switched.connect(lambda variant: self._close_if(dialog, self.switch(variant)))
        dialog.deleted.connect(lambda variant: self._close_if(dialog, self.delete(variant)))
        dialog.made.connect(lambda name, start: self._close_if(dialog, self.make(name, start)))
        dialog.renamed.connect(
            lambda variant, name, note: dialog.take_answer(variant, name, note, done=self.rename(variant, name, note))
        )
        self.dialogs.show(dialog)

    def compare(self) -> None:
        """Two variants beside each other."""
        plan, painting = self._plan(), self._drawing.painting
        if plan is None or painting is None:
            return
        if painting.draft():
            plan = as_drawn(plan, painting)
        dialog = CompareDialog(plan, self._drawing.iface.mainWindow(), unsaved=bool(painting.draft()))
        dialog.map_wanted.connect(self._show_moved)
        self.dialogs.show(dialog)

    def _show_moved(self, moved: pd.DataFrame, plan: Plan, a: str, b: str) -> None:
        layer = moved_layer(QgsProject.instance(), moved, plan, a, b)
        self._drawing.iface.mapCanvas().refresh()
        del layer

    def show_log(self) -> None:
        """Who moved what, and when."""
        plan = self._plan()
        if plan is not None:
            self.dialogs.show(ChangeLogDialog(readable(plan), self._drawing.iface.mainWindow()))

    def algorithm(self, name: str) -> None:
        """The dialog of one of our algorithms, filled in for this plan."""
        path = self._drawing.session.path
        if path is None or QgsApplication.processingRegistry().algorithmById(f"opvangatlas:{name}") is None:
            return
        from qgis import processing  # QGIS's own plug-in: there only inside QGIS

        if name == "importassignment" and not self._at_rest():
            return
        dialog = processing.createAlgorithmDialog(f"opvangatlas:{name}", {"PLAN": str(path)})
        if name == "importassignment":
            dialog.algorithmFinished.connect(lambda successful, _results: self._imported() if successful else None)
        dialog.show()

    def _imported(self) -> None:
        self._drawing.close()
        self._drawing.plan_written.emit()

    def _plan(self) -> Plan | None:
        store = self._store
        if store is None:
            return None
        try:
            return store.read()
        except DomainError as error:
            self._drawing.messages.error(error, tr("reading the plan"))
            return None

    def _close_if(self, dialog: QDialog, done: bool) -> None:  # noqa: FBT001 - from a signal
        if done:
            dialog.close()

    def remove(self) -> None:
        """Close what is open."""
        self.dialogs.close()


def _name_of(plan: Plan, variant: str) -> str:
    names = plan[VARIANTS.name].set_index("variant_id")["naam"]
    return str(names.get(variant, variant))
