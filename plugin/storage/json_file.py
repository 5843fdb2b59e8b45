# SPDX-License-Identifier: GPL-2.0-or-later
"""Reading JSON that somebody else may have written."""

from __future__ import annotations

import json
from typing import Any


def parsed(text: str | bytes) -> Any:
    """What a text of JSON says.

    Raises
    ------
    ValueError
        When it is none, or is nested so deeply that reading it would never end well.
    """
    try:
        return json.loads(text)
    except RecursionError as error:
        raise ValueError("nested too deeply") from error
