# SPDX-License-Identifier: GPL-2.0-or-later
"""What a store has to tell without refusing: a note, put into words where it is shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ..core.wording import Language, Text, word


@dataclass(frozen=True)
class Note:
    """One remark and the figures that go in it."""

    text: Text
    figures: Mapping[str, object] = field(default_factory=dict)

    def line(self, language: Language) -> str:
        """The remark in one language."""
        return word(self.text, self.figures, language)
