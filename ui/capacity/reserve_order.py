# SPDX-License-Identifier: GPL-2.0-or-later
"""More places by so many days, or fewer: what to use or give back, as a table and as bars; kept on request."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from qgis.core import QgsVectorLayer
from qgis.PyQt.QtCore import QRectF, Qt
from qgis.PyQt.QtGui import QColor, QPainter, QPaintEvent, QPalette
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QSpinBox,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from ...plugin.adapters.locale import decimal, language, tr, whole, words
from ...plugin.adapters.plan import write_rows
from ...plugin.core.capacity.outlook import MIDDLE
from ...plugin.core.capacity.quarters import Quarter
from ...plugin.core.capacity.reserve import SHIFT, WHY_NOT, ReservePlan, parse_order
from ...plugin.core.capacity.reserve_question import Answer, Question, ReserveDesk, Shortage, area_asked, days_asked
from ...plugin.core.capacity.scale_down import CLOSE, ReleasePlan, scale_down
from ...plugin.core.capacity.scenarios import kept, places_now, reserve_in_use
from ...plugin.core.errors import DomainError
from ...plugin.core.model.capacity_codes import SCENARIO
from ...plugin.core.model.capacity_kinds import EMERGENCY_TYPES
from ...plugin.core.model.capacity_tables import RESERVE_PLAN_ROWS, RESERVE_PLANS
from ...plugin.core.model.codes import CAPACITY_TYPE
from ...plugin.core.model.identifiers import slug, unique_id
from ...plugin.core.model.plan import Plan
from ...plugin.core.model.provinces import province_name
from ...plugin.core.model.tables import LOCATIONS
from ...plugin.core.wording import is_unknown
from ..forms.fields import whole_bounds
from ..widgets.colours import SecondaryLabel
from ..widgets.help import give_help
from ..widgets.plain import PlainLabel
from ..widgets.table import Column, RowsModel, RowsView

UP, DOWN = "op", "af"
MONTH = 30
_REGULAR, _EMERGENCY = "#4C7FBF", "#C0392B"

Find = Callable[[str], QgsVectorLayer | None]


class ReserveDialog(QDialog):
    """Follows what is filled in at once."""

    def __init__(self, plan: Plan, find: Find, places: int, parent: QWidget | None = None, *, mark: str = "") -> None:
        """``mark``: what is said where confidential locations of the plan count."""
        super().__init__(parent)
        self.setWindowTitle(tr("Reserve order"))
        self._plan, self._find = plan, find
        self._names = dict(zip(plan[LOCATIONS.name]["loc_id"], plan[LOCATIONS.name]["loc_naam"], strict=True))
        self.direction = QComboBox(self)
        self.direction.addItem(tr("Scale up: use reserve"), UP)
        self.direction.addItem(tr("Scale down: mix first, then close"), DOWN)
        self._desk = ReserveDesk(plan, date.today())
        self.when, self.area, self.scenario = QLineEdit(self), QComboBox(self), QComboBox(self)
        self.when.setPlaceholderText(tr("31-12-2029 or 2029-K4; empty: within so many days"))
        for code, title in _areas(plan):
            self.area.addItem(title, code)
        for scenario in SCENARIO:
            self.scenario.addItem(words(scenario.label), scenario.code)
        self.scenario.setCurrentIndex(self.scenario.findData(MIDDLE))
        self.short = SecondaryLabel("", self)
        self.short.hide()
        self.places, self.days = _spin(self, "plekken", places), _spin(self, "binnen_dgn", MONTH)
        self.potential = QCheckBox(tr("Also reserve that is potential"), self)
        self.potential.setChecked(True)
        self.mix = QCheckBox(tr("Also what flexible locations have for others"), self)
        self.mix.setChecked(True)
        self._model = RowsModel(_columns(self._names), self)
        self.view = RowsView(self)
        self.view.setModel(self._model)
        self.view.setRootIsDecorated(False)
        self.view.mark = lambda: mark
        self.secret = SecondaryLabel(mark, self)
        self.secret.setVisible(bool(mark))
        self.bars, self.summary = ReadyBars(self), PlainLabel(self)
        self.summary.setWordWrap(True)
        self.note = SecondaryLabel("", self)
        self.name = QLineEdit(self)
        self.name.setPlaceholderText(tr("Name of this reserve plan"))
        self.keep_button = QPushButton(tr("Keep in the plan"), self)
        self.made: Answer | ReleasePlan | None = None
        self._lay_out()
        self.direction.currentIndexChanged.connect(lambda _row: self.recompute())
        for box in (self.places, self.days):
            box.valueChanged.connect(lambda _value: self.recompute())
        for check in (self.potential, self.mix):
            check.toggled.connect(lambda _on: self.recompute())
        self.when.editingFinished.connect(self.take_shortage)
        for choice in (self.area, self.scenario):
            choice.currentIndexChanged.connect(lambda _row: self.take_shortage())
        self.name.textChanged.connect(lambda _text: self._enable())
        self.keep_button.clicked.connect(lambda: self.keep())
        self.recompute()
        self.resize(560, 620)

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.addRow(tr("Up or down"), self.direction)
        form.addRow(tr("For the day or quarter"), self.when)
        form.addRow(tr("Area"), self.area)
        form.addRow(tr("Scenario"), self.scenario)
        form.addRow("", self.short)
        form.addRow(tr("Places"), self.places)
        form.addRow(tr("Within (days)"), self.days)
        form.addRow("", self.potential)
        form.addRow("", self.mix)
        layout = QVBoxLayout(self)
        layout.addWidget(self.secret)
        layout.addLayout(form)
        layout.addWidget(self.view, 1)
        layout.addWidget(self.bars)
        layout.addWidget(self.summary)
        layout.addWidget(self.note)
        layout.addWidget(self.name)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.addButton(self.keep_button, QDialogButtonBox.ButtonRole.ActionRole)
        give_help(self, "reserve-order", buttons)
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)

    def recompute(self) -> None:
        """Choose again; a wrong setting is said in one line."""
        up = self.direction.currentData() == UP
        for widget in (self.when, self.area, self.scenario, self.potential, self.mix):
            widget.setEnabled(up)
        self.days.setEnabled(up and not self.when.text().strip())
        self.bars.setVisible(up)
        try:
            if up:
                self._scale_up()
            else:
                self._scale_down()
        except DomainError as error:
            self.made = None
            self.summary.setText(error.line(language()))
        self._enable()

    def question(self) -> Question:
        """What is filled in; without a day it is the one so many days from the reference date.

        Raises
        ------
        InputError
            When the day is none.
        """
        text = self.when.text().strip()
        ready = self._desk.day + timedelta(days=self.days.value())
        first, last = days_asked(text) if text else (ready, ready)
        level, area = area_asked(self._plan, self.area.currentData())
        return Question(
            first,
            last,
            level,
            area,
            str(self.scenario.currentData()),
            self.places.value(),
            None if text else self.days.value(),
            self.potential.isChecked(),
            self.mix.isChecked(),
        )

    def take_shortage(self) -> None:
        """Start from what is short in that quarter, and say so; where it is unknown the number stays."""
        self.short.hide()
        try:
            question = self.question()
        except DomainError:
            self.recompute()
            return
        lacks, quarter = self._desk.shortage(question), Quarter.of(question.first).label
        text = tr("Short in {quarter}: {places}.").format(quarter=quarter, places=_bound(lacks))
        self.short.setText(text)
        self.short.show()
        if lacks.places is not None:
            self.places.setValue(lacks.places)
        self.recompute()

    def _scale_up(self) -> None:
        answer = self._desk.ask(self.question(), parse_order(self._plan.settings["reserve_volgorde"]))
        self.made, reserve = answer, answer.made
        rows = reserve.lines.to_dict("records") + [
            {**row, "plekken": None} for row in reserve.unused.to_dict("records")
        ]
        self._model.set_rows(rows)
        self.view.fit(0, 0.3)
        self.bars.show_plan(reserve)
        self.summary.setText(summary(reserve))
        cost = reserve.standby
        text = (
            tr("The whole portfolio costs at least € {cost} a day in reserve.")
            if cost.at_least
            else tr("The whole portfolio costs € {cost} a day in reserve.")
        )
        self.note.setText(text.format(cost=decimal(cost.per_day, 2)))

    def _scale_down(self) -> None:
        settings = self._plan.settings
        reserve = scale_down(
            places_now(self._plan, date.today()),
            reserve_in_use(self._plan),
            self.places.value(),
            parse_order(settings["reserve_volgorde"]),
            mix_share=settings["mix_aandeel"],
        )
        self.made = reserve
        self._model.set_rows([{**row, "inzet_dgn": None} for row in reserve.lines.to_dict("records")])
        self.view.fit(0, 0.3)
        self.summary.setText(release_summary(reserve))
        names = ", ".join(str(self._names.get(loc, loc)) for loc in reserve.unknown)
        self.note.setText(tr("Places unknown, left alone: {names}.").format(names=names) if names else "")

    def _enable(self) -> None:
        there = self._find(RESERVE_PLANS.name) is not None and self._find(RESERVE_PLAN_ROWS.name) is not None
        self.keep_button.setEnabled(there and self.made is not None and bool(self.name.text().strip()))

    def keep(self) -> None:
        """Keep the outcome as a scenario, as an edit that can be undone."""
        heads, lines = self._find(RESERVE_PLANS.name), self._find(RESERVE_PLAN_ROWS.name)
        if self.made is None or heads is None or lines is None:
            return
        name = self.name.text().strip()
        taken = {str(feature["plan_id"]) for feature in heads.getFeatures()}
        head, rows = kept(unique_id(slug(name), taken), name, self.made, date.today(), secret=self._plan.shows_secrets)
        try:
            with write_rows.command([heads, lines], tr("Keep reserve plan")):
                for values in head.to_dict("records"):
                    write_rows.add(heads, values)
                for values in rows.to_dict("records"):
                    write_rows.add(lines, values)
        except DomainError as error:
            self.note.setText(error.line(language()))
            return
        self.note.setText(tr("“{name}” is in the plan; save the layers to keep it.").format(name=name))
        self.name.clear()


def summary(reserve: ReservePlan) -> str:
    """What was found, when it is ready, and the share of emergency."""
    if not reserve.places:
        return tr("No reserve is ready in time.")
    share = reserve.emergency_share or 0.0
    if reserve.ready_days is None:
        text = tr("{found} of {asked} places, all by shifting the mix.").format(
            found=whole(reserve.places), asked=whole(reserve.asked)
        )
        return text + (" " + tr("%n place(s) are missing.", None, reserve.short) if reserve.short else "")
    text = tr("{found} of {asked} places, ready after {days} days; {share}% is (crisis) emergency.").format(
        found=whole(reserve.places),
        asked=whole(reserve.asked),
        days=whole(reserve.ready_days),
        share=whole(share * 100),
    )
    if reserve.shifted:
        text += " " + tr("%n of them come from the mix; how fast is not known.", None, reserve.shifted)
    if reserve.short:
        text += " " + tr("%n place(s) are missing.", None, reserve.short)
    return text


def release_summary(reserve: ReleasePlan) -> str:
    """What is given back, and what cannot be without closing more than is asked."""
    text = tr("{found} of {asked} places given back.").format(found=whole(reserve.places), asked=whole(reserve.asked))
    if reserve.left:
        text += " " + tr("%n place(s) stay: a location is never closed in part.", None, reserve.left)
    return text


def _areas(plan: Plan) -> list[tuple[str, str]]:
    """Code and title of the plan, its provinces and its regions."""
    provinces = sorted({str(code) for code in plan.municipalities["pv_code"].dropna()})
    regions = zip(plan.regions["regio_id"], plan.regions["regio_nm"], strict=True)
    named = [(code, province_name(code)) for code in provinces]
    return [("", tr("the whole plan")), *named, *((str(code), str(name)) for code, name in regions)]


def _bound(lacks: Shortage) -> str:
    """The shortage in words; a bound says that it is one."""
    if lacks.places is None:
        return tr("unknown")
    number = whole(lacks.places)
    known = {"minstens": tr("at least {n}"), "hoogstens": tr("at most {n}")}
    return known.get(lacks.bound, "{n}").format(n=number)


def _kind(row: dict[str, Any]) -> str:
    """What is used, or how places are given back."""
    if not is_unknown(row["captype"]):
        return words(CAPACITY_TYPE.label(row["captype"]))
    return {SHIFT: tr("shift the mix"), CLOSE: tr("close")}.get(str(row.get("actie")), "")


def _columns(names: dict[str, str]) -> list[Column]:
    return [
        Column(tr("Location"), lambda r: names.get(r["loc_id"], r["loc_id"]), lambda r: r["loc_id"]),
        Column(tr("Type"), _kind, _kind),
        Column(tr("Places"), _used, lambda r: r["plekken"], number=True),
        Column(tr("Days"), lambda r: whole(r["inzet_dgn"]), lambda r: r["inzet_dgn"], number=True),
    ]


def _used(row: dict[str, Any]) -> str:
    reason = row.get("reden")
    return words(WHY_NOT[reason]) if isinstance(reason, str) else whole(row["plekken"])


def _spin(parent: QWidget, name: str, value: int) -> QSpinBox:
    box = QSpinBox(parent)
    box.setRange(*whole_bounds(RESERVE_PLANS.column(name)))
    box.setGroupSeparatorShown(True)
    box.setValue(value)
    return box


class ReadyBars(QWidget):
    """One bar per day on which reserve gets ready: cumulative places against what is asked of it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps: list[tuple[int, int, bool]] = []
        self._asked = 0
        self.setMinimumHeight(78)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._probe = QTreeView(self)
        self._probe.hide()

    def show_plan(self, reserve: ReservePlan) -> None:
        """Show when the places of a plan are ready."""
        emergency = {
            int(row["inzet_dgn"])
            for row in reserve.lines.to_dict("records")
            if row["captype"] in EMERGENCY_TYPES and not is_unknown(row["inzet_dgn"])
        }
        steps = reserve.ready_by_day()
        self._steps = [(int(d), int(n), int(d) in emergency) for d, n in steps.itertuples(index=False)]
        self._asked = reserve.asked - reserve.shifted  # the mix has no day
        self.setMinimumHeight(20 + 20 * max(1, len(self._steps)))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the bars and the line of what is asked."""
        painter = QPainter(self)
        ink = self._probe.palette().color(QPalette.ColorRole.Text)
        label, width = 84, max(1, self.width() - 150)
        scale = width / max([self._asked, 1, *(n for _, n, _ in self._steps)])
        painter.setPen(ink)
        for row, (days, places, emergency) in enumerate(self._steps):
            top = 4 + 20 * row
            colour = QColor(_EMERGENCY if emergency else _REGULAR)
            painter.drawText(QRectF(0, top, label - 6, 16), Qt.AlignmentFlag.AlignRight, tr("day {n}").format(n=days))
            painter.fillRect(QRectF(label, top + 2, places * scale, 13), colour)
            painter.drawText(QRectF(label + places * scale + 4, top, 80, 16), Qt.AlignmentFlag.AlignLeft, whole(places))
        place = round(label + self._asked * scale)
        painter.drawLine(place, 0, place, 6 + 20 * len(self._steps))
        painter.end()
