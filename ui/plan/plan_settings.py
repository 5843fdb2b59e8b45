# SPDX-License-Identifier: GPL-2.0-or-later
"""The dialog "Plan settings": what the sources leave to the makers of a plan."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from ...plugin.adapters.locale import day, language, tr, words
from ...plugin.core.capacity.quarters import FORMAT_2020, Window
from ...plugin.core.capacity.reserve import parse_order
from ...plugin.core.capacity.settlement import READINGS
from ...plugin.core.errors import DomainError
from ...plugin.core.model.capacity_tables import PROGNOSES
from ...plugin.core.model.headings import unit_word
from ...plugin.core.model.plan import Plan
from ...plugin.core.model.setting import Setting, Value
from ...plugin.core.model.settings import SETTINGS
from ...plugin.core.model.siting_settings import SITING_SETTINGS
from ..widgets.colours import SecondaryLabel
from ..widgets.help import give_help
from ..widgets.plain import PlainLabel, plain_tip

WIDTH, HEIGHT = 560, 540
RULES = ("plan_naam", "regime", "peildatum", "planperiode_van", "planperiode_tot", "bronjaar", "bron_gemeenten")
NORMS = (
    "max_km", "max_minuten", "omwegfactor", "snelheid_kmh", "aansluit_km", "rol_minimum", "regio_minimum", "sliver_m",
    "herken_m",
)  # fmt: skip
CAPACITY = (
    "prognose_versie", "verdeelsleutel", "rol_weken", "rol_kansrijk", "flex_aandeel", "flex_met_gvl", "verevening",
    "tussenvoorz_apart",
    "huisvestingstermijn", "termijn_gezin", "koppel_tolerantie", "extra_plekken", "afloop_maanden",
    "landelijk_genoeg_vanaf", "duurzaam_jaar", "standdata",
)  # fmt: skip
SITES = tuple(setting.key for setting in SITING_SETTINGS)
RESERVE = ("reserve_volgorde", "gebruik_eur_jaar", "gebruik_nood_eur_jaar", "mix_aandeel", "reserve_nabij_km")


class PlanSettingsDialog(QDialog):
    """One field per setting; an empty field is the default that it shows in grey."""

    def __init__(self, plan: Plan, save: Callable[[Mapping[str, object]], bool], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("OpvangatlasPlanSettings")
        self.setWindowTitle(tr("Plan settings"))
        self._plan, self._save = plan, save
        self.fields: dict[str, SettingField] = {}
        self.tabs = QTabWidget(self)
        pages = (
            (tr("Plan"), RULES),
            (tr("Norms"), NORMS),
            (tr("Scouting"), SITES),
            (tr("Capacity"), CAPACITY),
            (tr("Reserve"), RESERVE),
        )
        for title, keys in pages:
            self.tabs.addTab(self._page(keys), title)
        self.problem = PlainLabel(self)
        self.problem.setWordWrap(True)
        buttons = QDialogButtonBox(self)
        self.ok = buttons.addButton(tr("Save"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        give_help(self, "settings", buttons)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(self.tabs, 1)
        layout.addWidget(SecondaryLabel(tr("An empty field is the value in grey; – is none."), self))
        layout.addWidget(self.problem)
        layout.addWidget(buttons)
        self.resize(WIDTH, HEIGHT)
        self.judge()

    def _page(self, keys: tuple[str, ...]) -> QWidget:
        page = QWidget(self.tabs)
        form = QFormLayout(page)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        for key in keys:
            setting = SETTINGS[key]
            field = SettingField(setting, self._plan.settings[key], self._choices(setting), page)
            field.changed.connect(self.judge)
            self.fields[key] = field
            title = words(setting.label)
            form.addRow(title[:1].upper() + title[1:], field)
            if key == "planperiode_tot":
                form.addRow("", self._preset(page))
        return page

    def _preset(self, page: QWidget) -> QPushButton:
        """The window of the format, for who makes a plan of that time."""
        button = QPushButton(tr("2020–2023, as in the format"), page)
        button.setAutoDefault(False)
        button.clicked.connect(lambda: self.take_window(FORMAT_2020))
        return button

    def take_window(self, window: Window) -> None:
        """Fill in the first and the last day of a window."""
        for key, value in (("planperiode_van", window.first), ("planperiode_tot", window.last)):
            self.fields[key].fill(value)

    def _choices(self, setting: Setting) -> list[tuple[str, str]]:
        """What a setting can be, when that is a list."""
        if setting.codes is not None:
            return [(code.code, code.label.in_language(language())) for code in setting.codes]
        if setting.key == "verevening":
            return [(reading.code, words(reading.label)) for reading in READINGS]
        if setting.key == "prognose_versie":
            known = sorted({str(version) for version in self._plan[PROGNOSES.name]["versie"]}, reverse=True)
            return [("", tr("the latest")), *((version, version) for version in known)]
        return []

    def values(self) -> dict[str, Value]:
        """What is filled in.

        Raises
        ------
        InputError
            When a field cannot be read, or fields contradict each other.
        """
        made = {key: field.value() for key, field in self.fields.items()}
        start, end = made["planperiode_van"] or made["peildatum"], made["planperiode_tot"]
        if isinstance(start, date) and isinstance(end, date):
            Window.between(start, end)
        parse_order(str(made["reserve_volgorde"]))
        return made

    def judge(self) -> None:
        """Say what is wrong, each under its own field, and switch the button on when nothing is."""
        wrong = [field for field in self.fields.values() if not field.judge()]
        line = ""
        if not wrong:
            try:
                self.values()
            except DomainError as error:
                line = error.line(language())
        self.problem.setText(line)
        self.problem.setVisible(bool(line))
        self.ok.setEnabled(not wrong and not line)

    def accept(self) -> None:
        """Keep what differs from the plan; stay open when it could not be written."""
        before = self._plan.settings
        changed = {key: SETTINGS[key].stored(value) for key, value in self.values().items() if value != before[key]}
        if not changed or self._save(changed):
            super().accept()


class SettingField(QWidget):
    """One setting: its editor, unit and source, and what is wrong with it."""

    changed = pyqtSignal()

    def __init__(
        self, setting: Setting, value: Value, choices: list[tuple[str, str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setting = setting
        self.editor = self._editor(value, choices)
        self.editor.setAccessibleName(words(setting.label))
        self.editor.setToolTip(
            plain_tip(tr("Source: {source}").format(source=setting.source) if setting.source else "")
        )
        self.reason = PlainLabel(self)
        self.reason.setWordWrap(True)
        self.reason.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self.editor)
        layout.addWidget(self.reason)
        self.setFocusProxy(self.editor)

    def _editor(self, value: Value, choices: list[tuple[str, str]]) -> QCheckBox | QComboBox | QLineEdit:
        if self.setting.kind == "bool":
            check = QCheckBox(tr("yes"), self)
            check.setChecked(bool(value))
            check.toggled.connect(lambda _on: self.changed.emit())
            return check
        if choices:
            box = QComboBox(self)
            for code, title in choices:
                box.addItem(title, code)
            box.setCurrentIndex(max(0, box.findData(value)))
            box.currentIndexChanged.connect(lambda _row: self.changed.emit())
            return box
        line = QLineEdit(shown(self.setting, value) if value != self.setting.default else "", self)
        unit = f" {unit_word(self.setting.unit, language())}" if self.setting.unit else ""
        line.setPlaceholderText((shown(self.setting, self.setting.default) or "–") + unit)
        line.textChanged.connect(lambda _text: self.changed.emit())
        return line

    def value(self) -> Value:
        """What is filled in; empty: the default.

        Raises
        ------
        InputError
            When it is not of this setting's kind.
        """
        if isinstance(self.editor, QCheckBox):
            return self.editor.isChecked()
        if isinstance(self.editor, QComboBox):
            return str(self.editor.currentData())
        return self.setting.parse(self.editor.text())

    def fill(self, value: Value) -> None:
        """Put a value in a field that is typed in."""
        if isinstance(self.editor, QLineEdit):
            self.editor.setText(shown(self.setting, value))

    def judge(self) -> bool:
        """Whether the field can be read; if not, the reason stands under it."""
        try:
            self.value()
        except DomainError as error:
            self.reason.setText(error.line(language()))
            self.reason.show()
            return False
        self.reason.hide()
        return True


def shown(setting: Setting, value: Value) -> str:
    """A value as a user types it."""
    if value is None:
        return ""
    if isinstance(value, date):
        return day(value)
    text = f"{value:.10g}" if isinstance(value, float) else str(value)
    return text.replace(".", ",") if setting.kind == "float" and language() == "nl" else text
