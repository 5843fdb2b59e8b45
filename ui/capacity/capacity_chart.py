# SPDX-License-Identifier: GPL-2.0-or-later
"""The chart of the dock "Capacity", drawn with matplotlib when it is there and first shown."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.PyQt.QtCore import QEvent, Qt, QTimer, pyqtSignal
from qgis.PyQt.QtGui import QGuiApplication, QPalette, QShowEvent
from qgis.PyQt.QtWidgets import QTreeView, QVBoxLayout, QWidget

from ...plugin.adapters.locale import tr, whole
from ..widgets.colours import SecondaryLabel
from .capacity_rows import Series

FILLS = (("#4C7FBF", ""), ("#D9A441", "//"), ("#9AA5A8", ".."))
"""Colour and pattern of each type group: told apart in grey too."""
ABOVE = {"incidenteel": ("#2A9BAB", "--"), "nood": ("#7C4699", "\\\\")}
"""The same of places that are not regular, by kind."""
SHORTAGE, BAND = "#C0392B", 0.22
LOWEST = 200
FONT, LINE, COLUMNS = 7.5, 1.55, 2
"""Of the texts: size in points, distance of lines, columns of the legend."""


class CapacityChart(QWidget):
    """Places per quarter against need; a click on a quarter chooses it."""

    quarter_clicked = pyqtSignal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumHeight(LOWEST)
        self._probe = QTreeView(self)
        self._probe.hide()
        self.canvas: Any = None
        self._data: Series | None = None
        self.mark = ""
        """Stands above the picture: that it is not for everybody."""
        self._chosen: str | None = None
        self._tried = False
        self._rows = 0
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self.finish)
        self.note = SecondaryLabel(tr("There is no chart without matplotlib; the table shows the same figures."), self)
        self.note.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.note.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.note)

    def show_series(self, data: Series | None, chosen: str | None = None) -> None:
        """Draw these figures, with one quarter marked, as soon as there is time: tables come first."""
        self._data, self._chosen = data, chosen
        self._later.start(0)

    def choose(self, quarter: str | None) -> None:
        """Mark another quarter."""
        if quarter != self._chosen:
            self._chosen = quarter
            self._later.start(0)

    def showEvent(self, event: QShowEvent) -> None:
        """The first time matplotlib is looked for."""
        super().showEvent(event)
        if not self._tried:
            self._tried = True
            self._make_canvas()
            self._later.start(0)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.PaletteChange) and self.canvas is not None:
            self._later.start(0)

    def _make_canvas(self) -> None:
        try:
            from matplotlib.backends.backend_qtagg import FigureCanvasQTAgg
            from matplotlib.figure import Figure
        except ImportError:
            self.note.show()
            self.setMinimumHeight(0)
            return
        self.canvas = FigureCanvasQTAgg(Figure(layout="constrained"))
        self.canvas.setMinimumSize(200, LOWEST)
        self.canvas.mpl_connect("button_press_event", self._pressed)
        self.canvas.mpl_connect("resize_event", lambda _event: self._make_room())
        self.layout().addWidget(self.canvas)

    def _pressed(self, event: Any) -> None:
        if self._data is None or event.inaxes is None or event.xdata is None:
            return
        position = round(event.xdata)
        if 0 <= position < len(self._data.quarters):
            self.quarter_clicked.emit(self._data.quarters[position])

    # drawing -----------------------------------------------------------------------------------------

    def finish(self) -> None:
        """Draw what was asked for, now."""
        self._later.stop()
        if self.canvas is None:
            return
        figure = self.canvas.figure
        figure.clear()
        if self._data is not None and self._data.quarters:
            self._probe.ensurePolished()
            palette = self._probe.palette()
            ink, ground = (palette.color(role).name() for role in (QPalette.ColorRole.Text, QPalette.ColorRole.Base))
            figure.set_facecolor(ground)
            axes = figure.add_subplot()
            axes.set_facecolor(ground)
            self._bars(axes, self._data, ink)
            self._need(axes, self._data, ink)
            self._dress(axes, self._data, ink)
        self.canvas.draw_idle()

    def _bars(self, axes: Any, data: Series, ink: str) -> None:
        """Signed places by type, then those that are not regular, intentions as diamonds, what is short on top."""
        from numpy import array, nan_to_num, zeros

        places, top = range(len(data.quarters)), zeros(len(data.quarters))
        for (name, values), (colour, hatch) in zip(data.parts, FILLS * 2, strict=False):
            bars = nan_to_num(array(values))
            style = {"color": colour, "edgecolor": ink, "hatch": hatch, "linewidth": 0.3}
            axes.bar(places, bars, bottom=top, width=0.82, label=name, **style)
            top = top + bars
        for kind, name, values in data.above:
            bars, (colour, hatch) = nan_to_num(array(values)), ABOVE[kind]
            style = {"color": colour, "edgecolor": ink, "hatch": hatch, "linewidth": 0.3}
            axes.bar(places, bars, bottom=top, width=0.82, label=name, **style)
            top = top + bars
        short = [n for n, lacks in enumerate(data.short) if lacks]
        if short:
            need = data.need[""]
            style = {"facecolor": "none", "edgecolor": SHORTAGE, "hatch": "xxx", "linewidth": 1.4}
            heights = [need[n] - top[n] for n in short]
            axes.bar(short, heights, bottom=[top[n] for n in short], width=0.82, label=tr("shortage"), **style)
        axes.plot(places, data.intended, "D", color=ink, markersize=3.5, label=tr("with intended"))
        if self._chosen in data.quarters:
            place = data.quarters.index(self._chosen)
            axes.axvspan(place - 0.5, place + 0.5, color=ink, alpha=0.14, linewidth=0)

    def _need(self, axes: Any, data: Series, ink: str) -> None:
        from numpy import arange, array, isnan, repeat

        count = len(data.quarters)
        edges = arange(count + 1) - 0.5
        outline = repeat(edges, 2)[1:-1]
        low, high, chosen = (array(data.need[name]) for name in ("laag", "hoog", ""))
        if not (isnan(low).all() or isnan(high).all()):
            band = {"color": ink, "alpha": BAND, "linewidth": 0, "label": tr("need, low to high")}
            axes.fill_between(outline, repeat(low, 2), repeat(high, 2), **band)
        if not isnan(chosen).all():
            axes.plot(outline, repeat(chosen, 2), color=ink, linewidth=1.8, label=tr("need"))

    def _dress(self, axes: Any, data: Series, ink: str) -> None:
        starts = [n for n, quarter in enumerate(data.quarters) if quarter.endswith("K1")] or [0]
        axes.set_xticks(starts, [data.quarters[n] for n in starts], fontsize=FONT)
        axes.set_xticks(range(len(data.quarters)), minor=True)
        axes.set_xlim(-0.6, len(data.quarters) - 0.4)
        axes.set_ylim(bottom=0)
        axes.yaxis.set_major_formatter(lambda value, _position: whole(value))
        axes.tick_params(colors=ink, labelsize=FONT, which="both")
        for side, spine in axes.spines.items():
            spine.set_visible(side in ("left", "bottom"))
            spine.set_color(ink)
        axes.grid(axis="y", color=ink, alpha=0.2, linewidth=0.5)
        axes.set_axisbelow(True)
        if self.mark:
            axes.set_title(self.mark, fontsize=FONT, color=ink, loc="left", wrap=True)
        options = {"fontsize": FONT, "frameon": False, "labelcolor": ink, "ncols": COLUMNS}
        legend = axes.figure.legend(loc="lower left", handlelength=1.4, columnspacing=1.0, borderpad=0.2, **options)
        self._rows = -(-len(legend.get_texts()) // COLUMNS)
        self._make_room()

    def _make_room(self) -> None:
        """Keep the axes above the legend, whatever the size; before matplotlib 3.7 a legend is not laid out."""
        figure = self.canvas.figure
        line = figure.dpi * FONT / 72 * LINE
        below = min(0.5, (self._rows * line + line / 2) / max(figure.bbox.height, 1.0))
        figure.get_layout_engine().set(rect=(0.0, below, 1.0, 1.0 - below))

    def _finish_pending(self) -> None:
        if self._later.isActive():
            self.finish()

    # out ---------------------------------------------------------------------------------------------

    def copy(self) -> bool:
        """Put the picture on the clipboard; False when there is none."""
        if self.canvas is None:
            return False
        self._finish_pending()
        QGuiApplication.clipboard().setPixmap(self.canvas.grab())
        return True

    def save(self, target: Path) -> bool:
        """Write the picture as PNG, SVG or PDF; False when there is none.

        Raises
        ------
        OSError
            When the file cannot be written.
        """
        if self.canvas is None:
            return False
        self._finish_pending()
        self.canvas.figure.savefig(target, dpi=200)
        return True
