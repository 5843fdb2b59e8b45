# SPDX-License-Identifier: GPL-2.0-or-later
"""What lists of locations call a kind of capacity: noodopvang, TGO, azc, amv (COA)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from ..model.capacity_kinds import REGULAR, kind_of
from ..model.codes import CAPACITY_TYPE, PERIOD_FORM
from ..model.identifiers import folded_name
from ..wording import Text

_MINORS = frozenset({"amv", "amv's", "amvs"})
_ASIDE = frozenset({"opvang", "locatie", "voor", "tijdelijke", "en"})
_WORDS: Mapping[str, tuple[str, str | None]] = MappingProxyType(
    {
        "azc": ("regulier", None), "col": ("regulier", None), "pol": ("regulier", None),
        "regulier": ("regulier", None), "reguliere": ("regulier", None),
        "no": ("noodopvang", None), "nood": ("noodopvang", None), "noodopvang": ("noodopvang", None),
        "noodopvanglocatie": ("noodopvang", None), "noodlocatie": ("noodopvang", None),
        "cno": ("crisisnoodopvang", None), "crisisnoodopvang": ("crisisnoodopvang", None),
        "crisisnood": ("crisisnoodopvang", None), "crisisnoodopvanglocatie": ("crisisnoodopvang", None),
        "tgo": ("noodopvang", "tgo"), "gemeentelijke": ("noodopvang", "tgo"),
        "incidenteel": ("incidenteel", None), "incidentele": ("incidenteel", None),
        "recreatiepark": ("incidenteel", None), "vakantiepark": ("incidenteel", None),
        "logeerregeling": ("noodopvang", "logeer"),
    }
)  # fmt: skip

RESERVE_ELSEWHERE = Text(
    "{kind} staat bij de reserve van een locatie, niet bij wat in gebruik is: het zou dubbel tellen.",
    "{kind} stands with the reserve of a location, not with what is in use: it would count twice.",
)


@dataclass(frozen=True)
class CapacityWord:
    """What a word means: ``captype``, ``vorm``, and whether all places are for unaccompanied minors."""

    captype: str
    form: str | None = None
    minors: bool = False

    @property
    def temporary(self) -> bool:
        """Whether the places are not regular: then a location needs no type of the regime."""
        return kind_of(self.captype, self.form) != REGULAR


def read_capacity(value: object) -> CapacityWord | None:
    """Read a kind of capacity as lists write it; None for a word that is none.

    A code or label of the six types or of a form is read too; direct and indirect reserve come back as they
    are, to be refused by who asks (A26).
    """
    code, form = CAPACITY_TYPE.find(value), PERIOD_FORM.find(value)
    if code is not None:
        return CapacityWord(code.code)
    if form is not None:
        return CapacityWord("noodopvang", form.code)
    words = [word for word in folded_name(value).split() if word not in _ASIDE]
    rest = [word for word in words if word not in _MINORS]
    known = {_WORDS.get(word) for word in rest}
    if not words or None in known or len(known) > 1:
        return None
    captype, of_form = known.pop() or ("regulier", None) if known else ("regulier", None)
    return CapacityWord(captype, of_form, minors=len(rest) < len(words))
