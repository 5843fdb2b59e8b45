# SPDX-License-Identifier: GPL-2.0-or-later
from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("qgis.core")

from .doors import make_plan, provider

__all__ = ["provider"]


@pytest.fixture(autouse=True)
def _registered(provider):
    """Every test here runs algorithms."""


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    return make_plan(tmp_path / "plan.gpkg")
