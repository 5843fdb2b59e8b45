# SPDX-License-Identifier: GPL-2.0-or-later
"""A plan is never half: kill -9 at fifty moments while several tables are saved."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

DRIVER = Path(__file__).with_name("kill_a_writer.py")


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="needs fork and SIGKILL")
def test_fifty_kills_leave_the_old_or_the_new_state(tmp_path):
    done = subprocess.run(
        [sys.executable, DRIVER, tmp_path, "50"], capture_output=True, text=True, check=False, timeout=110
    )
    assert done.returncode == 0, done.stderr
    result = json.loads(done.stdout)
    assert result["torn"] == []
    assert result["damaged"] == []
    assert result["interrupted"] >= 10, "the kills came between the saves: nothing was tested"
    assert result["changed"] >= 10
