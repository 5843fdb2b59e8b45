# SPDX-License-Identifier: GPL-2.0-or-later
"""The Processing provider ``opvangatlas``: the toolbox entry of every job."""

from __future__ import annotations

from pathlib import Path

from qgis.core import QgsProcessingProvider
from qgis.PyQt.QtGui import QIcon

from .best_locations import BestLocations
from .build_network import BuildNetwork
from .capacity_balance import CapacityBalance
from .check_plan import CheckPlan
from .compare_variants import CompareVariants
from .create_plan import CreatePlan
from .export_annex import ExportAnnex
from .export_assignment import ExportAssignment
from .import_annex import ImportAnnex
from .import_assignment import ImportAssignment
from .import_holidays import ImportHolidays
from .import_links import ImportLinks
from .import_locations import ImportLocations
from .import_need import ImportNeed
from .import_periods import ImportPeriods
from .import_reserve import ImportReserve
from .import_targets import ImportTargets
from .nearest_location import NearestLocation
from .population_travel import PopulationTravel
from .propose_division import ProposeDivision
from .reserve_plan import ReservePlanAlgorithm
from .route_lines import Routes
from .screen_sites import ScreenSites
from .service_area import ServiceArea
from .site_opportunity import SiteOpportunity
from .travel_matrix import TravelMatrixAlgorithm

_ICON = Path(__file__).resolve().parents[2] / "resources" / "icons" / "opvangatlas.svg"


ALGORITHMS = (
    CreatePlan,
    ImportLocations,
    ImportLinks,
    ImportNeed,
    ImportReserve,
    ImportPeriods,
    ImportTargets,
    ImportHolidays,
    ImportAssignment,
    ExportAssignment,
    CompareVariants,
    ProposeDivision,
    BuildNetwork,
    TravelMatrixAlgorithm,
    NearestLocation,
    PopulationTravel,
    ServiceArea,
    Routes,
    SiteOpportunity,
    ScreenSites,
    BestLocations,
    CapacityBalance,
    ReservePlanAlgorithm,
    CheckPlan,
    ExportAnnex,
    ImportAnnex,
)


class OpvangatlasProvider(QgsProcessingProvider):
    """Holds the algorithms; their ids and parameter names are the public interface."""

    def loadAlgorithms(self) -> None:
        for algorithm in ALGORITHMS:
            self.addAlgorithm(algorithm())

    def id(self) -> str:
        return "opvangatlas"

    def name(self) -> str:
        return "Opvangatlas"

    def icon(self) -> QIcon:
        return QIcon(str(_ICON))
