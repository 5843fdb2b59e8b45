# SPDX-License-Identifier: GPL-2.0-or-later
"""Writing the road network as GeoJSON in RD New, one link per line."""

from __future__ import annotations

import json
from collections.abc import Iterator

from .roads import Link

_HEAD = (
    '{"type": "FeatureCollection", "name": "wegen",\n'
    '"crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::28992"}},\n'
    '"features": [\n'
)


def as_geojson(links: list[Link]) -> str:
    """The text of the file: the same links give the same bytes."""
    return _HEAD + ",\n".join(_features(links)) + "\n]}\n"


def _features(links: list[Link]) -> Iterator[str]:
    for number, link in enumerate(links, 1):
        properties = {
            "weg_id": number,
            "naam": link.name,
            "klasse": link.kind,
            "snelheid": link.speed,
            "richting": link.direction,
            "duration": link.minutes,
        }
        coordinates = [[int(x), int(y)] for x, y in link.points]
        geometry = {"type": "LineString", "coordinates": coordinates}
        feature = {"type": "Feature", "properties": properties, "geometry": geometry}
        yield json.dumps(feature, ensure_ascii=False)
