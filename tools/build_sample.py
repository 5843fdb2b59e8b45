# SPDX-License-Identifier: GPL-2.0-or-later
"""Builds the sample plan and its road network from the text sources in ``resources/sample/bron``."""

from __future__ import annotations

from pathlib import Path

from main_job import load_plugin


def main(folder: Path | None = None) -> None:
    """Write ``voorbeeldland.gpkg`` and ``wegen.geojson``."""
    from opvangatlas.plugin.storage.geopackage import GeoPackageStore
    from opvangatlas.tools.sample.geojson import as_geojson
    from opvangatlas.tools.sample.plan import make_sample
    from opvangatlas.tools.sample.sources import SAMPLE

    target = folder or SAMPLE
    sample = make_sample()
    GeoPackageStore.create(target / "voorbeeldland.gpkg", sample.plan)
    (target / "wegen.geojson").write_text(as_geojson(sample.roads), encoding="utf-8", newline="\n")
    for name in ("voorbeeldland.gpkg", "wegen.geojson"):
        print(f"{target / name}: {(target / name).stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    load_plugin()
    main()
