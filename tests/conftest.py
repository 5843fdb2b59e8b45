# SPDX-License-Identifier: GPL-2.0-or-later
"""Loads the checkout as the package ``opvangatlas``, whatever its folder is called."""

from __future__ import annotations

import importlib.util
import os
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).resolve().parent.parent


def _load_root() -> None:
    if "opvangatlas" in sys.modules:
        return
    spec = importlib.util.spec_from_file_location(
        "opvangatlas", ROOT / "__init__.py", submodule_search_locations=[str(ROOT)]
    )
    module = importlib.util.module_from_spec(spec)
    sys.modules["opvangatlas"] = module
    spec.loader.exec_module(module)


_load_root()

# Whether a test passes never depends on how busy the machine is.
settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("quick", settings.get_profile("house"), max_examples=25)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "house"))


SLOW = ("adapters", "processing", "storage", "tools", "travel_data", "ui", "workflow")
"""Folders whose tests drive QGIS or real data. ``make quick`` leaves them out; ``make test`` runs all."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what is in those folders as slow."""
    tests = ROOT / "tests"
    for item in items:
        if item.path.is_relative_to(tests) and item.path.relative_to(tests).parts[0] in SLOW:
            item.add_marker(pytest.mark.slow)


@pytest.fixture(scope="session")
def data() -> Path:
    """The folder with real open data, or a skip that says how to point to it."""
    folder = Path(os.environ.get("OPVANGATLAS_DATA", ROOT.parent / "shared" / "data"))
    if not (folder / "nl_2024").is_dir():
        pytest.skip(f"no trial data in {folder}; set OPVANGATLAS_DATA")
    return folder
