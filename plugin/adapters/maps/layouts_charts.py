# SPDX-License-Identifier: GPL-2.0-or-later
"""Charts of an annex, drawn by matplotlib without a display; without matplotlib there are none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from ...core.wording import Language, number

COLORS = ("#1F4E8C", "#C0761A", "#8DB98A", "#7C4699", "#8A8A8A", "#2A9BAB", "#B3261E", "#65C3F5")
"""ROL, GVL, satellite, and others."""
HATCHES = ("", "//", "..", "xx", "", "\\\\", "--", "++")
"""Told apart without colours too."""
INK, DPI = "#1A1A1A", 200


def bars(
    target: Path, rows: Sequence[str], parts: Mapping[str, Sequence[float]], axis: str, *, language: Language
) -> bool:
    """Write horizontal stacked bars as PNG: one bar per row, one colour per part; False without matplotlib."""
    try:
        from matplotlib.backends.backend_agg import FigureCanvasAgg
        from matplotlib.figure import Figure
        from matplotlib.ticker import FuncFormatter
    except ImportError:
        return False
    figure = Figure(figsize=(6.7, 1.3 + 0.26 * len(rows)), dpi=DPI, constrained_layout=True)
    FigureCanvasAgg(figure)
    axes = figure.add_subplot()
    places = range(len(rows) - 1, -1, -1)
    start = [0.0] * len(rows)
    for place, (name, values) in enumerate(parts.items()):
        style = {"color": COLORS[place % len(COLORS)], "hatch": HATCHES[place % len(HATCHES)], "edgecolor": "#FFFFFF"}
        axes.barh(list(places), list(values), left=start, height=0.68, label=name, linewidth=0.4, **style)
        start = [a + b for a, b in zip(start, values, strict=True)]
    most = max(start, default=0.0) or 1.0
    for place, total in zip(places, start, strict=True):
        axes.text(total + most * 0.012, place, number(total, language), va="center", fontsize=7, color=INK)
    axes.set_xlim(0, most * 1.1)
    axes.set_yticks(list(places), list(rows), fontsize=7.5)
    axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: number(value, language)))
    axes.tick_params(axis="x", labelsize=7)
    axes.tick_params(axis="y", length=0)
    axes.set_xlabel(axis, fontsize=7.5)
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)
    axes.grid(axis="x", color="#DDDDDD", linewidth=0.5)
    axes.set_axisbelow(True)
    axes.legend(loc="lower left", bbox_to_anchor=(0.0, 1.0), ncol=4, fontsize=7.5, frameon=False)
    with_families = {"font.family": ["Arial", "Liberation Sans", "DejaVu Sans"]}
    _save(figure, target, with_families)
    return True


def _save(figure: object, target: Path, settings: Mapping[str, object]) -> None:
    import matplotlib as mpl

    with mpl.rc_context(dict(settings)):
        figure.savefig(target, metadata={"Software": None})  # type: ignore[attr-defined]
