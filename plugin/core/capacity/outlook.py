# SPDX-License-Identifier: GPL-2.0-or-later
"""The balance of a plan as its doors show it: which locations, window, prognosis and key (domain C6)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import pandas as pd

from ..errors import InputError
from ..model.capacity_kinds import KINDS
from ..model.capacity_tables import MILESTONES, NEED, PROGNOSES, TRANSFERS
from ..model.plan import Plan
from ..model.tables import CAPACITY_PERIODS, LOCATIONS, MUNICIPALITIES, SERVED_REGION, TARGETS
from ..wording import Figures, Text, is_unknown
from .apportionment import weights
from .balance import Level, Portfolio, plan_balance, portfolio
from .ledger import ALL_TYPES, LINE, LINES, QUARTER, SIGNED_LINE, TYPE, mutations
from .national import EVENLY, PROVINCES
from .need import compare_versions, latest_version, national_splits, out_of_order
from .quarters import Window
from .targets import targets_on
from .transition import milestones_per_quarter, transition

LEVELS: tuple[Level, ...] = ("plan", "provincie", "regio")
MIDDLE = "midden"

_CROSSED = Text(
    "{n:int} keer vraagt een lager scenario meer dan een hoger, ook met cijfers die doorlopen: {rows}.",
    "{n:int} times a lower scenario asks more than a higher one, also with figures that are carried on: {rows}.",
)
_NO_WINDOW = Text(
    "Dit plan heeft geen peildatum en geen planperiode.", "This plan has no reference date and no planning window."
)
_SET_DATE = Text("Vul de peildatum in bij de planinstellingen.", "Fill in the reference date in the plan settings.")
_NO_SUCH_VERSION = Text(
    "Prognose ‘{value}’ staat niet in het plan. Kies uit: {known}.",
    "Prognosis ‘{value}’ is not in the plan. Choose from: {known}.",
)


@dataclass(frozen=True)
class Outlook:
    """What the balance of a plan is computed from.

    Parameters
    ----------
    owned : Portfolio
        Locations that count, with their capacity as spans.
    need : table ``behoefte``
    municipalities : of the plan, with ``regio_id``
    window : Window
    version : prognosis used; None when there is none
    key : code of the key of the split over regions
    targets : target per municipality, for a split by target
    milestones : table ``mijlpalen``
    names : ``loc_id`` → name
    """

    owned: Portfolio
    need: pd.DataFrame
    municipalities: pd.DataFrame
    window: Window
    version: str | None
    key: str
    targets: Mapping[str, int]
    milestones: pd.DataFrame
    names: Mapping[str, str]

    def balances(self, level: Level = "plan") -> pd.DataFrame:
        """Need, available and balance of one level, worked out once; see :func:`~.balance.balance`."""
        if level not in self._balances:
            weight = weights(self.municipalities, self.key, self.targets)
            self._balances[level] = plan_balance(
                self.owned, self.need, self.municipalities, self.window, self.version, level=level, weight=weight
            )
        return self._balances[level]

    @cached_property
    def _balances(self) -> dict[Level, pd.DataFrame]:
        return {}

    @cached_property
    def _changes(self) -> dict[str, pd.DataFrame]:
        return {}

    @cached_property
    def everywhere(self) -> pd.DataFrame:
        """The balance of the plan, its provinces and its regions."""
        return pd.concat([self.balances(level) for level in LEVELS], ignore_index=True)

    @property
    def national_split(self) -> tuple[Text, Figures] | None:
        """How national need was split over provinces, in words; None when provinces have their own figures."""
        remainders = [split.remainder for split in national_splits(self.need, self.version or "")]
        if not remainders:
            return None
        return EVENLY, {"n": PROVINCES, "least": min(remainders), "most": max(remainders)}

    @property
    def crossed(self) -> tuple[Text, Figures] | None:
        """Where a lower scenario asks more than a higher one, in words; None when that is nowhere so."""
        rows = out_of_order(self.balances("provincie"))
        if not len(rows):
            return None
        rows = rows.sort_values(list(rows.columns), kind="stable")
        names = [f"{a} {g} {q}" for a, g, q in rows.itertuples(index=False)]
        return _CROSSED, {"n": len(names), "rows": names}

    def changes(self, line: str = SIGNED_LINE) -> pd.DataFrame:
        """What opens and ends within the window, worked out once; see :func:`~.ledger.mutations`."""
        if line not in self._changes:
            self._changes[line] = mutations(self.owned.spans, self.window, line)
        return self._changes[line]

    def in_area(self, level: Level, area: str | None) -> set[str]:
        """The locations that count in an area."""
        groups = self.owned.groups
        if level == "plan":
            return set(groups["loc_id"])
        column = groups["pv_code" if level == "provincie" else "regio_id"]
        chosen = column.isna() if area is None else column == area
        return set(groups.loc[chosen, "loc_id"])

    def table(
        self,
        level: Level = "plan",
        area: str | None = "plan",
        *,
        group: str = ALL_TYPES,
        scenario: str = MIDDLE,
        line: str = SIGNED_LINE,
    ) -> pd.DataFrame:
        """Table H7 of one area and line: one row per quarter, see :func:`~.transition.transition`."""
        rows = choose(self.balances(level), area, group, scenario)
        there = self.in_area(level, area)
        changed = self.changes(line)
        return transition(
            rows[rows[LINE] == line],
            changed[changed["loc_id"].isin(there)],
            milestones_per_quarter(self.milestones, self.window),
            self.window,
            self.names,
        )

    def difference(self, old: str) -> pd.DataFrame:
        """What this prognosis asks more or less than an earlier one (A32)."""
        return compare_versions(self.need, old, self.version or "", self.window)


def choose(balances: pd.DataFrame, area: str | None, group: str = ALL_TYPES, scenario: str = MIDDLE) -> pd.DataFrame:
    """Rows of one area, type group and scenario, both lines; without need the rows that have none."""
    code = balances["gebied_code"]
    rows = balances[(code.isna() if area is None else code == area) & (balances[TYPE] == group)]
    wanted = rows["scenario"] == scenario
    return (rows[wanted] if wanted.any() else rows[rows["scenario"].isna()]).reset_index(drop=True)


def window_of(plan: Plan, start: date | None = None, end: date | None = None) -> Window:
    """The planning window: as given, else of the settings, else four years from the reference date.

    Raises
    ------
    InputError
        Without any date, or when it ends before it starts.
    """
    begin = start or plan.settings["planperiode_van"] or plan.reference_date
    if begin is None:
        raise InputError(_NO_WINDOW, _SET_DATE)
    last = end or (None if start else plan.settings["planperiode_tot"])
    return Window.of(begin, end=last)


def version_of(plan: Plan, given: str | None = None) -> str | None:
    """The prognosis: as given, else of the settings, else the latest; None when there is none.

    Raises
    ------
    InputError
        When a prognosis that was asked for is not there.
    """
    known = [str(name) for name in plan[PROGNOSES.name]["versie"]]
    asked = (given or "").strip() or str(plan.settings["prognose_versie"] or "")
    if asked and asked not in known:
        raise InputError(_NO_SUCH_VERSION, value=asked, known=known or [])
    return asked or latest_version(plan[PROGNOSES.name])


def served_regions(plan: Plan) -> dict[str, str]:
    """Locations that serve another region than their municipality's, in the active variant."""
    frame = plan[SERVED_REGION.name]
    frame = frame[frame["variant_id"] == plan.active_variant]
    return dict(zip(frame["loc_id"], frame["regio_id"], strict=True))


def owned_of(plan: Plan, today: date | None = None) -> Portfolio:
    """The locations that count in a plan, with their capacity as spans; ``today`` where the plan has no day."""
    return portfolio(
        plan[LOCATIONS.name],
        plan[CAPACITY_PERIODS.name],
        plan[MUNICIPALITIES.name],
        regime=plan.regime,
        served=served_regions(plan),
        today=plan.reference_date or today,
    )


def outlook(
    plan: Plan,
    *,
    start: date | None = None,
    end: date | None = None,
    version: str | None = None,
) -> Outlook:
    """Prepare the balance of a plan.

    Parameters
    ----------
    plan : Plan
        Whole, or what anyone may know of it (:meth:`.Plan.public`).
    start, end : another window than the plan's
    version : another prognosis than the plan's

    Raises
    ------
    InputError
        Without a window, or with a prognosis that does not exist.
    """
    locations = plan[LOCATIONS.name]
    window = window_of(plan, start, end)
    return Outlook(
        owned_of(plan, window.first),
        plan[NEED.name],
        plan.municipalities,
        window,
        version_of(plan, version),
        str(plan.settings["verdeelsleutel"]),
        targets_on(
            plan[TARGETS.name],
            plan[TRANSFERS.name],
            plan.reference_date or window.first,
            set(plan.municipalities["gm_code"]),
        ),
        plan[MILESTONES.name],
        dict(zip(locations["loc_id"], locations["loc_naam"], strict=True)),
    )


def per_quarter(rows: pd.DataFrame) -> pd.DataFrame:
    """Chosen rows side by side: one row per quarter, with need and both lines.

    Parameters
    ----------
    rows : from :func:`choose`

    Returns
    -------
    frame with ``kwartaal``, ``nodig``, ``vrijwillig`` and, for each line, ``beschikbaar_<line>``,
    ``saldo_<line>``, ``oordeel_<line>``, ``minstens_<line>``, ``hoogstens_<line>``, what of it is
    ``regulier_<line>``, ``incidenteel_<line>``, ``nood_<line>``, and ``oordeel_regulier_<line>``.
    """
    sides = {line: rows[rows[LINE] == line].set_index(QUARTER) for line in LINES}
    out = sides[SIGNED_LINE][["nodig", "vrijwillig"]].copy()
    for line, side in sides.items():
        for column in ("beschikbaar", "saldo", "oordeel", "minstens", "hoogstens", *KINDS, "oordeel_regulier"):
            out[f"{column}_{line}"] = side[column]
    return out.reset_index()


def area_names(plan: Plan) -> dict[str, str]:
    """Name of each region of the active variant; provinces have their code."""
    regions = plan.regions
    return {
        str(code): str(name)
        for code, name in zip(regions["regio_id"], regions["regio_nm"], strict=True)
        if not is_unknown(name)
    }
