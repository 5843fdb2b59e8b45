# SPDX-License-Identifier: GPL-2.0-or-later
"""What Python, numpy, pandas and shapely are about to take away is an error in the tests of the core."""

from __future__ import annotations

from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
GOING = ("DeprecationWarning", "PendingDeprecationWarning", "FutureWarning")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.is_relative_to(HERE):
            for kind in GOING:
                item.add_marker(pytest.mark.filterwarnings(f"error::{kind}"))
