# SPDX-License-Identifier: GPL-2.0-or-later
"""``docs/datamodel.md`` says what the schema says."""

from __future__ import annotations

import importlib.util
from pathlib import Path

from opvangatlas.plugin.core.model.tables import TABLES

ROOT = Path(__file__).resolve().parents[2]


def test_the_page_is_up_to_date():
    spec = importlib.util.spec_from_file_location("datamodel", ROOT / "tools" / "datamodel.py")
    datamodel = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(datamodel)
    page = (ROOT / "docs" / "datamodel.md").read_text(encoding="utf-8")
    assert page == datamodel.page(), "run: python tools/datamodel.py"
    assert all(f"## {name}\n" in page for name in TABLES)
