# SPDX-License-Identifier: GPL-2.0-or-later
"""Addresses as the search service of the Kadaster gives them (PDOK Locatieserver 3.1)."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ..errors import InputError
from ..wording import Text

SERVICE = "https://api.pdok.nl/bzk/locatieserver/search/v3_1/free"
MOST = 8
_FIELDS = "weergavenaam,centroide_rd,straatnaam,huis_nlt,postcode,woonplaatsnaam"
_KINDS = "type:(adres OR postcode OR weg OR woonplaats)"
_POINT = re.compile(r"POINT\s*\(\s*(-?\d+(?:\.\d+)?)\s+(-?\d+(?:\.\d+)?)\s*\)")
_STRANGE = Text("Het antwoord van de adresdienst is niet te lezen.", "The answer of the address service is unreadable.")


@dataclass(frozen=True)
class Address:
    """A place with a name.

    Parameters
    ----------
    name : what to show
    x, y : metres in RD New
    street, postcode, town : its parts; None where it has none, as a town has no street
    """

    name: str
    x: float
    y: float
    street: str | None = None
    postcode: str | None = None
    town: str | None = None

    def cells(self) -> dict[str, object]:
        """The columns of ``opvanglocaties`` that it fills."""
        filled = {"straat": self.street, "postcode": self.postcode, "plaats": self.town}
        return {name: value for name, value in filled.items() if value is not None}


def address_query(text: str) -> dict[str, str]:
    """What is asked of :data:`SERVICE`; nothing but the text goes along."""
    return {"q": " ".join(text.split()), "fq": _KINDS, "fl": _FIELDS, "rows": str(MOST)}


def parse_addresses(answer: bytes) -> list[Address]:
    """Read an answer, best first; what has no place in it is left out.

    Raises
    ------
    InputError
        When it is no answer of this service.
    """
    try:
        found = json.loads(answer)["response"]["docs"]
        return [made for made in map(_address, found) if made is not None][:MOST]
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise InputError(_STRANGE, details=repr(error)) from error


def _address(doc: Mapping[str, Any]) -> Address | None:
    place, name = _POINT.fullmatch(str(doc.get("centroide_rd", ""))), _text(doc, "weergavenaam")
    if place is None or name is None:
        return None
    street = " ".join(part for part in (_text(doc, "straatnaam"), _text(doc, "huis_nlt")) if part) or None
    return Address(name, float(place[1]), float(place[2]), street, _text(doc, "postcode"), _text(doc, "woonplaatsnaam"))


def _text(doc: Mapping[str, Any], name: str) -> str | None:
    value = doc.get(name)
    return str(value).strip() or None if value is not None else None
