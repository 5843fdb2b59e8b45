# SPDX-License-Identifier: GPL-2.0-or-later
"""Builds the sample plan and its road network from the text sources in ``resources/sample/bron``."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def load_root() -> None:
    """Make the checkout importable as ``opvangatlas``, whatever its folder is called."""
    place = [str(ROOT)]
    spec = importlib.util.spec_from_file_location("opvangatlas", ROOT / "__init__.py", submodule_search_locations=place)
    module = importlib.util.module_from_spec(spec)
    sys.modules["opvangatlas"] = module
    spec.loader.exec_module(module)


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
    load_root()
    main()
