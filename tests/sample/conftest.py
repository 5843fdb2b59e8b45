# SPDX-License-Identifier: GPL-2.0-or-later
from __future__ import annotations

import pytest

from opvangatlas.plugin.core.model.plan import Plan
from opvangatlas.tools.sample.plan import Sample, make_sample


@pytest.fixture(scope="session")
def sample() -> Sample:
    return make_sample()


@pytest.fixture(scope="session")
def plan(sample: Sample) -> Plan:
    return sample.plan
