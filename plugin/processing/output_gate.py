# SPDX-License-Identifier: GPL-2.0-or-later
"""The gate before every algorithm: no output destroys what is read, a plan, or another output."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from qgis.core import (
    Qgis,
    QgsDataSourceUri,
    QgsMapLayer,
    QgsProcessing,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingOutputLayerDefinition,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFile,
    QgsProcessingParameterFolderDestination,
    QgsProcessingUtils,
    QgsProperty,
    QgsProviderRegistry,
    QgsVirtualLayerDefinition,
)
from qgis.PyQt.QtCore import QUrl

from ..core.errors import InputError
from ..core.wording import Text
from ..storage.network_cache import COMPUTED_FOLDER, NETWORK_FOLDER
from ..storage.opening import is_plan
from ..storage.places import family, inside, retinue, same

NETWORK_PARTS = (NETWORK_FOLDER, COMPUTED_FOLDER)
"""All that is written and read in the folder of a network."""

_PROVIDER = re.compile(r"(\w{3,}):(.+)", re.DOTALL)
_ZIPPED = re.compile(r"/vsi(?:zip|gzip|tar|7z|rar)/\{?(.+)")

_READ = Text("‘{output}’ zou ‘{name}’ overschrijven: {path}.", "‘{output}’ would overwrite ‘{name}’: {path}.")
_BESIDE = Text(
    "‘{output}’ zou overschrijven wat bij ‘{name}’ hoort: {path}.",
    "‘{output}’ would overwrite what belongs to ‘{name}’: {path}.",
)
_HOLDS = Text("De map van ‘{output}’ bevat ‘{name}’: {path}.", "The folder of ‘{output}’ holds ‘{name}’: {path}.")
_PLAN = Text("‘{output}’ zou een plan overschrijven: {path}.", "‘{output}’ would overwrite a plan: {path}.")
_BOTH = Text("‘{output}’ en ‘{name}’ zijn dezelfde plaats: {path}.", "‘{output}’ and ‘{name}’ are one place: {path}.")
_ELSEWHERE = Text("Kies een ander bestand of een andere map.", "Choose another file or folder.")


@dataclass(frozen=True)
class Place:
    """A file or a folder that a parameter names.

    Parameters
    ----------
    label : str
        The parameter as the user sees it.
    whole : bool
        A folder with all that is in it.
    table : str
        The one table that is written in a database.
    """

    label: str
    path: Path
    whole: bool = False
    table: str = ""


def refuse_destruction(
    algorithm: QgsProcessingAlgorithm,
    parameters: Mapping[str, Any],
    context: QgsProcessingContext,
    *,
    plans: Iterable[str] = (),
    parts: Mapping[str, tuple[str, ...]],
) -> None:
    """Refuse outputs that would destroy something.

    Parameters
    ----------
    plans : iterable of str
        Outputs that are plans: they may replace another plan.
    parts : mapping
        The subfolders that are all that is read or written in the folder of a parameter.

    Raises
    ------
    InputError
        When an output is an input or belongs to one, holds one, is another output, or is a plan.
    """
    definitions = algorithm.parameterDefinitions()
    outputs = {d.name(): list(_written(d, parameters, context, parts)) for d in definitions if d.isDestination()}
    inputs = [p for d in definitions if not d.isDestination() for p in _read(algorithm, d, parameters, context, parts)]
    for name, places in outputs.items():
        for place in places:
            for other in inputs:
                _refuse_input(place, other)
            if name not in plans and is_plan(place.path):
                raise _refusal(_PLAN, place)
    _refuse_same([place for places in outputs.values() for place in places])


def _refuse_input(output: Place, read: Place) -> None:
    if output.whole:
        _refuse_folder(output, read)
        return
    files = family(output.path)
    if _meet(files, family(read.path)) or (inside(output.path, read.path) and (read.whole or output.path.exists())):
        raise _refusal(_READ, output, read)
    if _meet(files, retinue(read.path)):
        raise _refusal(_BESIDE, output, read)


def _refuse_folder(output: Place, read: Place) -> None:
    """A folder that is written whole holds nothing that is read, nor lies in what is read whole."""
    if same(output.path, read.path) or (read.whole and inside(output.path, read.path)):
        raise _refusal(_READ, output, read)
    if inside(read.path, output.path):
        raise _refusal(_HOLDS, output, read)


def _refuse_same(outputs: list[Place]) -> None:
    for number, first in enumerate(outputs):
        for second in outputs[:number]:
            if first.label == second.label or (first.table and second.table and first.table != second.table):
                continue
            within = (first.whole and inside(second.path, first.path)) or (
                second.whole and inside(first.path, second.path)
            )
            if within or _meet(family(first.path), family(second.path)):
                raise _refusal(_BOTH, first, second)


def _meet(first: Iterable[Path], second: Iterable[Path]) -> bool:
    others = list(second)
    return any(same(one, other) for one in first for other in others)


def _refusal(text: Text, output: Place, other: Place | None = None) -> InputError:
    return InputError(text, _ELSEWHERE, output=output.label, name=other.label if other else "", path=str(output.path))


# what is written -------------------------------------------------------------------------------------


def _written(
    definition: QgsProcessingParameterDefinition,
    parameters: Mapping[str, Any],
    context: QgsProcessingContext,
    parts: Mapping[str, tuple[str, ...]],
) -> Iterator[Place]:
    """The places that a destination names; none for a temporary one."""
    text = text_of(parameters.get(definition.name()), context)
    if not text or text == QgsProcessing.TEMPORARY_OUTPUT or text.startswith("memory:"):
        return
    label = definition.description()
    if isinstance(definition, QgsProcessingParameterFolderDestination):
        for path in _subfolders(Path(text), parts.get(definition.name(), ())):
            yield Place(label, path, whole=True)
        return
    named, table = _destination(text)
    if named is None:
        return
    yield Place(label, named, table=table)
    if isinstance(definition, QgsProcessingParameterFeatureSink) and not table:
        # QGIS adds the usual ending to a name whose ending it does not know
        yield Place(label, named.with_name(f"{named.name}.{QgsProcessingUtils.defaultVectorExtension()}"))


def _destination(text: str) -> tuple[Path | None, str]:
    """The file of a destination, and the table in it; no file for a database on a server."""
    found = _PROVIDER.fullmatch(text)
    if found is None:
        return Path(text.partition("|")[0]), ""
    provider, rest = found.groups()
    if provider == "file":
        return Path(QUrl(text).toLocalFile()), ""
    source = QgsDataSourceUri(rest)
    if source.database():
        return (None if source.host() else Path(source.database())), source.table() or source.database()
    return Path(rest.partition("|")[0]), ""


def _subfolders(folder: Path, names: Iterable[str]) -> list[Path]:
    return [folder / name for name in names] or [folder]


# what is read ----------------------------------------------------------------------------------------


def _read(
    algorithm: QgsProcessingAlgorithm,
    definition: QgsProcessingParameterDefinition,
    parameters: Mapping[str, Any],
    context: QgsProcessingContext,
    parts: Mapping[str, tuple[str, ...]],
) -> Iterator[Place]:
    """The files and folders that a parameter reads."""
    name, label = definition.name(), definition.description()
    value = parameters.get(name)
    if value in (None, ""):
        return
    if not isinstance(definition, QgsProcessingParameterFile):
        if definition.type() in ("source", "vector", "multilayer", "layer", "raster"):
            for source in _sources(value, context):
                yield Place(label, Path(source), whole=Path(source).is_dir())
        return
    given = text_of(value, context)
    if not given:
        return
    if definition.behavior() != Qgis.ProcessingFileParameterBehavior.Folder:
        yield Place(label, Path(given))
        return
    yield Place(label, Path(given))
    for part in parts.get(name, ()):
        yield Place(label, Path(given) / part, whole=True)


def _sources(value: object, context: QgsProcessingContext) -> Iterator[str]:
    """The files behind a layer parameter."""
    if isinstance(value, QgsProcessingFeatureSourceDefinition):
        value = value.source
    if isinstance(value, (list, tuple)):
        for each in value:
            yield from _sources(each, context)
        return
    if isinstance(value, QgsMapLayer):
        yield from _behind(value, context)
        return
    text = text_of(value, context)
    if not text:
        return
    known = QgsProcessingUtils.mapLayerFromString(text, context, False)
    path = text.partition("|")[0]
    if known is None and Path(path).exists():
        yield path
        return
    layer = known or QgsProcessingUtils.mapLayerFromString(text, context)
    if layer is not None:
        yield from _behind(layer, context)


def _behind(layer: QgsMapLayer, context: QgsProcessingContext) -> Iterator[str]:
    """The files of a layer, also of one that is a question over others."""
    if layer.providerType() == "virtual":
        embedded = QgsVirtualLayerDefinition.fromUrl(QUrl.fromEncoded(layer.source().encode())).sourceLayers()
        yield from _sources([each.source() for each in embedded if not each.isReferenced()], context)
        yield from _sources([each.layerId() for each in layer.dataProvider().dependencies()], context)
        return
    if layer.providerType() == "memory":
        return
    found = QgsProviderRegistry.instance().decodeUri(layer.providerType(), layer.source())
    path = str(found.get("path") or QgsDataSourceUri(layer.source()).database() or "")
    if zipped := _ZIPPED.fullmatch(path):
        path = next((str(p) for p in (Path(zipped[1]), *Path(zipped[1]).parents) if p.is_file()), "")
    if path and not found.get("host"):
        yield path


def text_of(value: object, context: QgsProcessingContext) -> str:
    """What a parameter says, whatever it is wrapped in; empty for what is no text."""
    if isinstance(value, QgsProcessingOutputLayerDefinition):
        value = value.sink
    if isinstance(value, QgsProperty):
        value = value.valueAsString(context.expressionContext())[0]
    return value if isinstance(value, str) else str(value) if isinstance(value, Path) else ""
