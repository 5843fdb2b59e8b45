# SPDX-License-Identifier: GPL-2.0-or-later
"""When two codes, names or columns are the same, in every spelling that spreadsheets make of them.

This is the one place that decides it: text is compared as :func:`clean_text` gives it, codes as
:func:`same_code`, names as :func:`folded_name` and columns as :func:`column_key`.
"""

from __future__ import annotations

import re
import unicodedata

from ..wording import is_unknown

_MUNICIPALITY = re.compile(r"(?:GM)? ?0*(\d{1,4})(?:[.,]0+)?", re.IGNORECASE)
_PROVINCE = re.compile(r"(?:PV)?0*(\d{1,2})(?:[.,]0+)?", re.IGNORECASE)
_WHOLE = re.compile(r"(\d+)[.,]0+")
_NOT_A_LETTER = re.compile(r"[^a-z0-9]+")
_SEPARATORS = frozenset(" _-./()")


def municipality_code(value: object) -> str | None:
    """``GM`` and four digits from ``50``, ``0050``, ``GM0050``, `` GM0050 ``, with a BOM, or 50.0.

    None for what is no municipality code: empty, a name, zero, more than four digits.
    """
    return _code(value, _MUNICIPALITY, "GM", 4)


def province_code(value: object) -> str | None:
    """``PV`` and two digits from ``23``, ``PV23``; None for what is no province code."""
    return _code(value, _PROVINCE, "PV", 2)


def _code(value: object, pattern: re.Pattern[str], prefix: str, width: int) -> str | None:
    match = pattern.fullmatch(clean_text(value))
    number = int(match.group(1)) if match else 0
    return f"{prefix}{number:0{width}d}" if number else None


def clean_text(value: object) -> str:
    """Text without byte order mark, non-breaking spaces and padding, composed (NFC); "" for unknown.

    A whole number in a column of reals is that number: 10.0 is ``10``.
    """
    if is_unknown(value):
        return ""
    if isinstance(value, float) and value.is_integer():
        return f"{value:.0f}"
    text = str(value)
    if not text.isascii():  # what is cannot hold any of these
        text = unicodedata.normalize("NFC", text).replace("\ufeff", "").replace("\u00a0", " ")
    return " ".join(text.split())


def same_code(code: object) -> str:
    """A code in the form in which codes are compared: ``10``, ``10.0``, ``10,0`` and 10.0 are one."""
    text = clean_text(code)
    whole = _WHOLE.fullmatch(text)
    return whole.group(1) if whole else folded_name(text) or text


def column_key(name: object) -> str:
    """A column's name in the form in which the imports look for it.

    ``Regio`` and ``regio`` are one, and so are ``rd_x``, ``RD-X`` and ``RD x``, and ``X-coördinaat`` and
    ``x_coordinaat``.
    """
    letters = unicodedata.normalize("NFKD", clean_text(name).casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter) and letter not in _SEPARATORS)


def folded_name(name: object) -> str:
    """A municipality name in the form in which names are compared.

    ``Hengelo (O)``, ``Hengelo (O.)`` and ``hengelo o`` are the same, as are ``'s-Gravenhage`` and
    ``s Gravenhage``, ``Súdwest-Fryslân`` and ``Sudwest Fryslan``.
    """
    letters = unicodedata.normalize("NFKD", clean_text(name)).encode("ascii", "ignore").decode("ascii")
    return _NOT_A_LETTER.sub(" ", letters.casefold()).strip()


def slug(text: object, longest: int = 24) -> str:
    """A short identifier from a name: lower case letters, digits and hyphens."""
    return folded_name(text).replace(" ", "-")[:longest].strip("-")


def unique_id(wanted: str, taken: set[str]) -> str:
    """``wanted``, or with ``-2``, ``-3`` … behind it when taken; adds the result to ``taken``."""
    candidate, number = wanted, 1
    while candidate in taken or not candidate:
        number += 1
        candidate = f"{wanted or 'x'}-{number}"
    taken.add(candidate)
    return candidate
