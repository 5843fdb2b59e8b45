# SPDX-License-Identifier: GPL-2.0-or-later
"""The docks "Location" and "Capacity", measured: a form that opens, a list, a chart that is drawn again.

The sample, and the same with its locations copied until there are 500. Aims: a form under 100 ms, the chart
under 200 ms; drawing included.
"""

from __future__ import annotations

import pandas as pd
from common import ROOT, load_plugin, measured
from qgis.core import QgsApplication

load_plugin()

from opvangatlas.plugin.core.capacity.outlook import area_names, outlook  # noqa: E402
from opvangatlas.plugin.core.model.plan import Plan  # noqa: E402
from opvangatlas.plugin.storage.geopackage import GeoPackageStore  # noqa: E402
from opvangatlas.ui.capacity.capacity_dock import CapacityDock  # noqa: E402
from opvangatlas.ui.forms.rows_binding import known_rows  # noqa: E402
from opvangatlas.ui.locations.listed_locations import location_rows  # noqa: E402
from opvangatlas.ui.locations.location_dock import LocationDock  # noqa: E402

MANY = 500
OWNED = ("capaciteitsperioden", "reservecapaciteit", "voorzieningen", "locatie_doelgroepen", "documenten", "mijlpalen")
MORE = (*OWNED, "locatie_regio")


def copied(plan: Plan, count: int) -> Plan:
    """The plan with copies of its locations and what belongs to them, until there are ``count``."""
    times = count // len(plan["opvanglocaties"]) + 1
    frames = {}
    for table in ("opvanglocaties", *OWNED):
        frame = plan[table]
        copies = [frame.assign(loc_id=frame["loc_id"] + f"-{number}") for number in range(1, times)]
        frames[table] = pd.concat([frame, *copies], ignore_index=True)
    return plan.with_tables(**frames)


def measure(title: str, plan: Plan) -> None:
    """All figures of one plan."""
    ids = list(plan["opvanglocaties"]["loc_id"])
    print(f"{title}: {len(ids)} locations")
    names, regime = area_names(plan), plan.regime
    dock = LocationDock()
    dock.resize(400, 900)
    dock.form.set_municipalities(dict(zip(plan["gemeenten"]["gm_code"], plan["gemeenten"]["gm_naam"], strict=True)))
    dock.form.set_regions(names)
    dock.show_plan(editable=True)
    dock.show_form()
    for box in dock.form.boxes.values():
        box.setCollapsed(False)
    dock.show()

    def list_all(_number: int) -> None:
        dock.list.show_rows(location_rows(plan), names, regime)
        dock.grab()

    def open_form(number: int) -> None:
        loc = ids[number % len(ids)]
        rows = {name: known_rows(frame[frame["loc_id"] == loc]) for name in MORE for frame in [plan[name]]}
        locations = plan["opvanglocaties"]
        (row,) = known_rows(locations[locations["loc_id"] == loc])
        dock.form.show_location(row, rows, regime, "")
        dock.grab()

    measured("list of locations, read and drawn", list_all, times=10)
    measured("form of another location, all groups open", open_form, aim=100)
    capacity = CapacityDock()
    capacity.resize(400, 860)
    capacity.show()

    def redraw(_number: int) -> None:
        capacity.show_outlook(outlook(plan.public()), names)
        capacity.chart.finish()
        capacity.chart.canvas.draw()
        capacity.grab()

    def choose(number: int) -> None:
        capacity.area.setCurrentIndex(number % capacity.area.count())
        capacity.chart.finish()
        capacity.chart.canvas.draw()
        capacity.grab()

    redraw(0)
    measured("chart and tables after an edit, balance included", redraw, times=10, aim=200)
    measured("chart and tables of another area", choose, times=10, aim=200)


def main() -> None:
    """Measure the sample, and a large plan."""
    with GeoPackageStore.open(ROOT / "resources" / "sample" / "voorbeeldland.gpkg", read_only=True) as store:
        plan = store.read()
    measure("Sample", plan)
    measure("Copied", copied(plan, MANY))


if __name__ == "__main__":
    application = QgsApplication([], True)
    application.initQgis()
    main()
    application.exitQgis()
