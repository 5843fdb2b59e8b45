# SPDX-License-Identifier: GPL-2.0-or-later
from __future__ import annotations

import pytest

pytest.importorskip("qgis.core")

from ..processing.doors import provider

__all__ = ["provider"]
