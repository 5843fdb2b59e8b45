# SPDX-License-Identifier: GPL-2.0-or-later
"""What the benchmarks share: the plugin of this checkout, the data, and the clock."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
DATA = Path(os.environ.get("OPVANGATLAS_DATA", ROOT.parent / "shared" / "data"))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.append(str(ROOT / "tools"))

from main_job import load_plugin  # noqa: E402

__all__ = ["DATA", "ROOT", "algorithms", "load_plugin", "measured"]


def algorithms(*, gui: bool = False) -> Callable[..., dict[str, Any]]:
    """Start QGIS with our algorithms; what runs one of them by its name."""
    from qgis.core import QgsApplication

    application = QgsApplication([], gui)
    application.initQgis()
    sys.path.append(str(Path(application.pkgDataPath()) / "python" / "plugins"))
    import processing
    from processing.core.Processing import Processing

    load_plugin()
    from opvangatlas.plugin.processing.provider import OpvangatlasProvider

    Processing.initialize()
    provider = OpvangatlasProvider()
    application.processingRegistry().addProvider(provider)

    def run(name: str, *, _alive: object = (application, provider), **parameters: object) -> dict[str, Any]:
        """QGIS keeps neither alive itself."""
        given = {key: str(value) if isinstance(value, Path) else value for key, value in parameters.items()}
        return processing.run(f"opvangatlas:{name}", given)

    return run


def measured(title: str, act: Callable[[int], object], times: int = 30, aim: float | None = None) -> None:
    """Median and worst of some times, in ms; the first one does not count."""
    act(0)
    found = []
    for number in range(times):
        start = time.perf_counter()
        act(number)
        found.append((time.perf_counter() - start) * 1000)
    goal = f"   aim {aim:.0f}" if aim is not None else ""
    print(f"  {title:<58} {median(found):8.2f} ms, worst {max(found):8.2f}{goal}")
