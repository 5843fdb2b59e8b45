# SPDX-License-Identifier: GPL-2.0-or-later
"""Opening, closing and copying plans: from the question about unsaved edits to the map."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from qgis.core import QgsProject, QgsVectorLayer
from qgis.gui import QgisInterface
from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from ...plugin.adapters.locale import language, tr, words
from ...plugin.adapters.messages import Messages
from ...plugin.adapters.plan.folders import is_trusted, plans_folder, remember, trust
from ...plugin.adapters.plan.plan_layers import plan_of
from ...plugin.adapters.plan.project import build_project, missing_tables, project_path, put_back, save_project_beside
from ...plugin.adapters.plan.project_upgrade import upgrade
from ...plugin.core.errors import InputError, StorageError
from ...plugin.core.model.tables import TABLES
from ...plugin.core.progress import Progress
from ...plugin.core.wording import Text
from ...plugin.storage.backups import back_up
from ...plugin.storage.failures import ForeignTriggerError
from ...plugin.storage.foreign import remove_foreign
from ...plugin.storage.geopackage import GeoPackageStore
from ...plugin.storage.project_gate import fingerprint, strangers
from ...plugin.tasks.checking import Opened, open_plan
from ...plugin.tasks.job import Job
from ...plugin.tasks.runner import Runner, Work
from ...plugin.tasks.session import Session
from ..shell.overtaken import ask_overlaps
from ..shell.questions import Choice, ask_project

SAMPLE = Path(__file__).resolve().parents[2] / "resources" / "sample" / "voorbeeldland.gpkg"

OPEN = "open"
Ask = Callable[[str, list[str]], Choice]


class PlanFiles(QObject):
    """Opens and closes plans in the session and in the QGIS project."""

    shown = pyqtSignal()
    """A plan has just been opened by us: show all of it."""

    def __init__(
        self,
        iface: QgisInterface,
        session: Session,
        runner: Runner,
        messages: Messages,
        *,
        ask: Ask,
        ask_path: Callable[[Path], Path | None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._iface, self._session, self._runner, self._messages = iface, session, runner, messages
        self._ask, self._ask_path = ask, ask_path
        self._switching = False
        self._may_save_beside = True
        """Not where a project stands that the user did not want to open: it stays as it is."""
        self.ask_overlaps = ask_overlaps
        self.ask_project: Callable[[str, list[str]], bool] = lambda plan, strange: ask_project(
            plan, strange, iface.mainWindow()
        )
        QgsProject.instance().projectSaved.connect(self._trust_own)
        session.overtaken.connect(self._say_overtaken)
        session.may_save, session.at_rest = self.may_save, self.at_rest

    def _say_overtaken(self) -> None:
        """Before a save would be refused."""
        line = tr("Another program saved the plan while you edit it. Save to bring both together.")
        self._messages.warning(line, (tr("Save…"), lambda: self.save_layers(self._session.unsaved_layers())))

    def open(self, path: Path) -> Job | None:
        """Open a plan, with the project beside it; None when the user kept what was open."""
        return self._load(path, self._show) if self.may_leave() else None

    def open_sample(self) -> Job | None:
        """Copy the sample to the user's folder, unless it is there, and open the copy."""
        try:
            copy = copied_sample(plans_folder())
        except StorageError as error:
            self._messages.error(error, tr("Open sample"))
            return None
        return self.open(copy)

    def _trust_own(self) -> None:
        """What the user has saved is opened again without a question."""
        saved = QgsProject.instance().fileName()
        if saved and self._session.is_open:
            QTimer.singleShot(0, lambda: trust(fingerprint(Path(saved))))  # QGIS tells before it packs the file

    def remove(self) -> None:
        """Hear nothing any more."""
        QgsProject.instance().projectSaved.disconnect(self._trust_own)

    def adopt_project(self) -> None:
        """A project was read by QGIS itself: when it shows a plan, that plan is open."""
        if self._switching:
            return
        path = plan_of(QgsProject.instance())
        self._session.end()
        if path is not None:
            self._load(path, self._attach)

    def leave_project(self) -> None:
        """The project was replaced by an empty one: its plan is closed with it."""
        if not self._switching:
            self._session.end()

    def close(self) -> bool:
        """Close the plan and its project; False when the user wants to stay."""
        if not self.may_leave():
            return False
        return self._new_project()

    def may_leave(self) -> bool:
        """Ask about edits that are not saved, and do as the user says; False: stay."""
        layers = self._session.unsaved_layers()
        if not layers:
            return True
        choice = self._ask(self._session.name, [layer.name() for layer in layers])
        if choice is Choice.CANCEL:
            return False
        if choice is Choice.DISCARD:
            self.drop_layers(layers)
            return True
        return self.save_layers(layers)

    def at_rest(self) -> bool:
        """As :meth:`may_leave`; nothing is being edited then."""
        if not self.may_leave():
            return False
        for _, layer in self._session.layers():
            if layer.isEditable():
                _rolled_back(layer, always=True)
        return True

    def drop_layers(self, layers: list[QgsVectorLayer]) -> None:
        """Drop the edits of layers."""
        for layer in layers:
            _rolled_back(layer)

    def may_save(self) -> bool:
        """Bring edits together with what another program saved since; False when the user saves nothing now."""
        group = self._session.group
        late = group.late() if group is not None else {}
        if group is None or not late:
            return True
        overlaps = group.overlaps()
        ours = self.ask_overlaps(overlaps, self._iface.mainWindow()) if overlaps else []
        if ours is None:
            return False
        kept = [overlap for overlap, own in zip(overlaps, ours, strict=True) if own]
        taken = [overlap for overlap, own in zip(overlaps, ours, strict=True) if not own]
        try:
            group.settle(taken, kept, tr("Take over from the other program"))
        except InputError as error:
            self._messages.error(error, tr("Take over from the other program"))
            return False
        names = ", ".join(words(TABLES[name].label) for name in late)
        text = tr(
            "Another program changed {tables} meanwhile (%n row(s)). Its changes are kept.", None, sum(late.values())
        )
        self._messages.info(text.format(tables=names))
        return True

    def save_layers(self, layers: list[QgsVectorLayer]) -> bool:
        """Save the edits of layers; what is refused is said, and then False."""
        if not self.may_save():
            return False
        for layer in layers:
            if not layer.isModified():
                continue
            refused = self._session.save_division() if self._session.is_division(layer) else []
            reason = " ".join(refused) or _committed(layer)
            if reason:
                text = tr("Layer ‘{layer}’ could not be saved: {reason}")
                self._messages.refuse(text.format(layer=layer.name(), reason=reason))
                return False
        return True

    def _new_project(self) -> bool:
        self._switching = True
        try:
            # QGIS asks about its own unsaved project in its own way.
            if not self._iface.newProject(True):
                return False
        finally:
            self._switching = False
        self._session.end()
        return True

    def _load(self, path: Path, done: Callable[[Opened], object]) -> Job | None:
        def body(progress: Progress) -> Opened:
            return open_plan(path, progress)

        def failed(error: Exception) -> None:
            remove = (tr("Copy and remove"), lambda: self._clean(path))
            verbs = (remove,) if isinstance(error, ForeignTriggerError) else ()
            self._messages.error(error, tr("opening the plan"), *verbs)

        self._runner.cancel(name=OPEN)  # the user wants another one
        text = tr("Opening {plan}").format(plan=path.stem)
        return self._runner.do(Work(OPEN, text, lambda: body, done, failed, about=self._plan, each=True))

    def _clean(self, path: Path) -> None:
        """Remove what others put into a plan, after a copy, and open it."""
        try:
            copy = remove_foreign(path)
        except StorageError as error:
            self._messages.error(error, tr("opening the plan"))
            return
        self._messages.info(
            tr("The plan as it was, with all confidential locations, is in {copy}.").format(copy=copy.name)
        )
        self.open(path)

    def _plan(self) -> int:
        return self._session.moment.plan

    def _show(self, opened: Opened) -> None:
        if not self._new_project():
            return
        self._switching = True
        try:
            fresh = self._show_project(opened.store.path)
        finally:
            self._switching = False
        self._attach(opened)
        if fresh:
            self.shown.emit()
        if fresh and self._may_save_beside:
            self._save_project(opened.store)

    def _show_project(self, path: Path) -> bool:
        """Read the project beside the plan, or build it; True when it is a fresh one."""
        project, beside = QgsProject.instance(), project_path(path)
        self._may_save_beside = agreed = not beside.is_file() or self._agreed(beside, path)
        if beside.is_file() and agreed:
            if self._iface.addProject(str(beside)) and _shows(project, path):
                return False
            project.clear()
        build_project(path, project, language())
        return True

    def _agreed(self, beside: Path, path: Path) -> bool:
        """Whether a project is opened: saved here before, or nothing in it but ours, or the user says so."""
        mark = fingerprint(beside)
        strange = [] if is_trusted(mark) else strangers(beside, path)
        if strange and not self.ask_project(path.stem, [one.line(language()) for one in strange]):
            return False
        if strange:
            trust(mark)
        return True

    def _save_project(self, store: GeoPackageStore) -> None:
        if store.read_only is None:
            try:
                save_project_beside(store.path, QgsProject.instance())
            except StorageError as error:
                self._messages.error(error, tr("saving the project"))

    def _attach(self, opened: Opened) -> None:
        remember(opened.store.path)
        held = upgrade(QgsProject.instance(), opened.store.path)
        self._session.start(opened)
        if held:
            self._save_upgraded(opened.store)
        self._offer_missing(opened.store.path)
        for note in opened.store.notes:
            self._messages.warning(note.line(language()))
        reason = opened.store.read_only
        if reason is not None:
            line = tr("The plan is read-only: {reason}. Edit a copy.").format(reason=words(reason))
            self._messages.warning(line, (tr("Save copy…"), self.save_copy))

    def _offer_missing(self, path: Path) -> None:
        """Layers of ours that are not in the project can be put back: without them some work is impossible."""
        missing = missing_tables(path, QgsProject.instance())
        if missing:
            names = ", ".join(words(TABLES[name].label) for name in missing)
            line = tr("Not in the project, so they cannot be edited: {names}.").format(names=names)
            self._messages.warning(line, (tr("Put back"), lambda: self.put_back(path)))

    def put_back(self, path: Path) -> None:
        """Put layers of the plan back into the project, and open it again with them."""
        if self._session.path == path and self.at_rest():
            self._session.end()
            put_back(path, QgsProject.instance(), language())
            self._load(path, self._attach)

    def _save_upgraded(self, store: GeoPackageStore) -> None:
        """The project that was read is of an earlier version: places of locations stand in its file."""
        project = QgsProject.instance()
        if project.fileName() and Path(project.fileName()) == project_path(store.path):
            self._save_project(store)
            return
        project.setDirty(True)
        line = tr("The project {name} holds places of locations, confidential ones too. Save it to take them out.")
        self._messages.warning(line.format(name=Path(project.fileName()).name))

    def save_copy(self) -> Job | None:
        """Ask where, copy the open plan there, and open the copy; None when the user did not say where."""
        path = self._session.path
        target = self._ask_path(path) if path is not None else None
        if path is None or target is None:
            return None

        def body(_progress: Progress) -> Path:
            back_up(path, target)
            return target

        def failed(error: Exception) -> None:
            self._messages.error(error, tr("copying the plan"))

        text = tr("Copying {plan}").format(plan=path.stem)
        return self._runner.do(Work("copy", text, lambda: body, self.open, failed, about=self._plan, each=True))


def _shows(project: QgsProject, path: Path) -> bool:
    shown = plan_of(project)
    return shown is not None and shown.exists() and shown.samefile(path)


def _committed(layer: QgsVectorLayer) -> str:
    """Save a layer's edits; a project that saves its layers together does so. Empty, or why it was refused."""
    project = layer.project()
    if project is None or layer.editBuffer() is None:
        return "" if layer.commitChanges() else " ".join(layer.commitErrors()) or "?"
    done, said = project.commitChanges(True, layer)
    return "" if done else " ".join(line for line in said if not line.startswith("SUCCESS")) or "?"


def _rolled_back(layer: QgsVectorLayer, *, always: bool = False) -> None:
    """Drop a layer's edits; in such a project those of its companions go with them."""
    project = layer.project()
    if (always or layer.isModified()) and project is not None:
        project.rollBack(True, layer)


def copied_sample(folder: Path, sample: Path = SAMPLE) -> Path:
    """The user's own copy of the sample; the one that came with the plug-in is never opened.

    Raises
    ------
    StorageError
        When the folder cannot be written.
    """
    target = folder / sample.name
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if not target.exists():
            shutil.copyfile(sample, target)
    except OSError as error:
        raise StorageError(_CANNOT_COPY, _CHOOSE_FOLDER, path=str(target), details=str(error)) from error
    return target


_CANNOT_COPY = Text("Kan niet schrijven naar {path}.", "Cannot write to {path}.")
_CHOOSE_FOLDER = Text("Maak de map schrijfbaar.", "Make the folder writable.")
