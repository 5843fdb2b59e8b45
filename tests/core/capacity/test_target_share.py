# SPDX-License-Identifier: GPL-2.0-or-later
"""A national target divided over municipalities (domain C2)."""

from __future__ import annotations

import pandas as pd
import pytest

from opvangatlas.plugin.core.capacity.target_share import NATIONAL, target_share
from opvangatlas.plugin.core.errors import InputError


def towns(*people):
    codes = [f"GM{n:04d}" for n in range(len(people))]
    return pd.DataFrame({"gm_code": codes, "gm_naam": codes, "inwoners": pd.array(people, dtype="Int64")})


def test_the_figure_of_the_domain_with_a_row_that_is_the_total():
    made = target_share(towns(200_000, 100_000, 60_000), NATIONAL, 17_400_000)
    assert made["voorstel"].tolist() == [155, 78, 46, 279]
    assert made["inwoners"].tolist()[-1] == 360_000
    assert made["gm_code"].tolist()[-1] is None


@pytest.mark.parametrize("people", [(1, 1, 1), (0, 0), (10, 20, 30, 40), (7,)])
@pytest.mark.parametrize("total", [0, 1, 99, 13_500])
def test_the_parts_add_up_and_the_whole_country_is_the_total(people, total):
    made = target_share(towns(*people), total, max(1, sum(people)))
    assert made["voorstel"][:-1].sum() == made["voorstel"].iloc[-1] == (total if sum(people) else 0)


def test_what_is_unknown_or_too_few_is_refused_in_one_line():
    with pytest.raises(InputError, match="1 municipalities"):
        target_share(towns(5, None), 10, 100)
    with pytest.raises(InputError, match="fewer inhabitants"):
        target_share(towns(50, 60), 10, 100)
