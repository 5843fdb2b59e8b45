# SPDX-License-Identifier: GPL-2.0-or-later
"""Splitting a number of places over areas by largest remainder (domain C2).

UA20 §5.2 says that need is "doorvertaald" from province to region, and names no key. One key is used
for every step, and the parts always add up to the whole.
"""

from __future__ import annotations

import math
from collections.abc import Hashable, Mapping, Sequence
from fractions import Fraction

import pandas as pd

from ..errors import InputError
from ..wording import Text, is_unknown

_NEGATIVE_TOTAL = Text(
    "Een negatief aantal ({total:int}) is niet te verdelen.",
    "A negative number ({total:int}) cannot be split.",
)
_BAD_WEIGHT = Text(
    "De verdeelsleutel heeft geen waarde, of een negatieve, voor: {names}.",
    "The key has no value, or a negative one, for: {names}.",
)
_NO_WEIGHT = Text(
    "De verdeelsleutel is overal nul: {total:int} plekken zijn niet te verdelen.",
    "The key is zero everywhere: {total:int} places cannot be split.",
)
_COMPLETE_KEY = Text("Vul de verdeelsleutel aan.", "Complete the key.")


BY_INHABITANTS, BY_TARGET = "inwoners", "taakstelling"


def weights(
    municipalities: pd.DataFrame, key: str = BY_INHABITANTS, targets: Mapping[str, int] | None = None
) -> pd.Series:
    """The weight of each municipality under a key; unknown where a figure is missing.

    Parameters
    ----------
    municipalities : table ``gemeenten``: ``gm_code``, ``inwoners``
    key : a code of ``SPLIT_KEY``
    targets : target per municipality code, in persons, for :data:`BY_TARGET`

    Returns
    -------
    object Series indexed by ``gm_code``: int or None. The missing are not zero.
    """
    if key == BY_TARGET:
        known = dict(targets or {})
    else:
        people = zip(municipalities["gm_code"], municipalities["inwoners"], strict=True)
        known = {str(code): int(value) for code, value in people if not is_unknown(value)}
    codes = [str(code) for code in municipalities["gm_code"]]
    return pd.Series([known.get(code) for code in codes], index=codes, dtype="object")


def largest_remainder(total: int, weight: Mapping[Hashable, float] | pd.Series) -> pd.Series:
    """Split a whole number over units in proportion to their weights.

    Every unit gets the floor of its quota; what is left goes one by one to the largest remainders,
    between equals to the larger weight, then to the first name. Computed in whole numbers, so that
    the parts add up exactly and a larger unit never gets fewer.

    Parameters
    ----------
    total : int
        Places or persons, 0 or more.
    weight : mapping or Series of unit → weight
        Known and not negative.

    Returns
    -------
    int64 Series in the order of ``weight``; its sum is ``total``.

    Raises
    ------
    InputError
        For a negative total, an unknown or negative weight, or weights that are all zero.

    Examples
    --------
    >>> largest_remainder(100, {"a": 50_000, "b": 30_000, "c": 21_000}).tolist()
    [49, 30, 21]
    """
    given = weight if isinstance(weight, pd.Series) else pd.Series(dict(weight), dtype="object")
    if total < 0:
        raise InputError(_NEGATIVE_TOTAL, total=total)
    bad = [str(name) for name, value in given.items() if not _usable(value)]
    if bad:
        raise InputError(_BAD_WEIGHT, _COMPLETE_KEY, names=bad)
    whole = _as_integers(list(given))
    everything = sum(whole)
    if everything == 0:
        if total:
            raise InputError(_NO_WEIGHT, _COMPLETE_KEY, total=total)
        return pd.Series(0, index=given.index, dtype="int64")
    quotas = [divmod(total * part, everything) for part in whole]
    parts = [floor for floor, _ in quotas]
    names = [str(name) for name in given.index]
    order = sorted(range(len(parts)), key=lambda i: (-quotas[i][1], -whole[i], names[i]))
    for position in order[: total - sum(parts)]:
        parts[position] += 1
    return pd.Series(parts, index=given.index, dtype="int64")


def _usable(value: object) -> bool:
    if is_unknown(value):
        return False
    amount = float(value)  # type: ignore[arg-type]
    return math.isfinite(amount) and amount >= 0


def _as_integers(values: Sequence[float]) -> list[int]:
    """The same proportions in whole numbers: a float is an exact fraction with a power of two."""
    exact = [Fraction(value) if isinstance(value, float) else Fraction(int(value)) for value in values]
    common = max((part.denominator for part in exact), default=1)
    return [int(part * common) for part in exact]
