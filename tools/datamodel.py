# SPDX-License-Identifier: GPL-2.0-or-later
"""Writes ``docs/datamodel.md`` from the schema: ``python tools/datamodel.py``."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "datamodel.md"
PACKAGE = "opvangatlas"

INTRODUCTION = """\
<!-- Gemaakt door tools/datamodel.py uit plugin/core/model: wijzig die, niet deze pagina. -->
# Datamodel

Een plan is één GeoPackage met deze tabellen. Geometrie staat in RD New (EPSG:28992), in kolom `geom`.
Elke tabel heeft een volgnummer `fid`; de **sleutel** is uniek. Een lege cel is *onbekend*, nooit nul, tenzij onder de
tabel staat waar zij voor staat.

- **Vereist**: `database` – de database weigert een lege cel; `bijlage` – controle A13 noemt de rijen.
- **Export**: naam in de shapefiles van de bijlage; leeg: niet in een shapefile.
- **Privé**: contactgegevens of vrije tekst; nooit in een openbare bijlage.
- *Afgeleid*: berekend uit andere tabellen, kan altijd opnieuw worden gemaakt.

`indeling` van de actieve variant en `gemeenten.regio_id` zijn hetzelfde gegeven: de database houdt ze
gelijk, wie er ook bewerkt. Er is hoogstens één actieve variant.

De database weigert elk getal buiten het minimum en maximum van zijn kolom (waar die leeg zijn: een miljard naar
beide kanten) en elke datum buiten 1900–2200. Wat een ander programma er toch in schreef, staat na het openen in
`onleesbaar`. Tabel `tabelversies` telt per tabel hoe vaak hij is opgeslagen (`versie`) en hoeveel rijen er zijn
gewijzigd (`teller`).
"""


def model() -> tuple[ModuleType, ModuleType]:
    """The modules with the tables and the settings, loaded as part of the plugin."""
    if PACKAGE not in sys.modules:
        spec = importlib.util.spec_from_file_location(
            PACKAGE, ROOT / "__init__.py", submodule_search_locations=[str(ROOT)]
        )
        sys.modules[PACKAGE] = importlib.util.module_from_spec(spec)
    base = f"{PACKAGE}.plugin.core.model"
    return importlib.import_module(f"{base}.tables"), importlib.import_module(f"{base}.settings")


def page() -> str:
    """The whole page."""
    tables, settings = model()
    lists = {}
    parts = [INTRODUCTION]
    for table in tables.TABLES.values():
        parts.append("\n".join(describe(table)))
        lists.update({column.codes.name: column.codes for column in table if column.codes is not None})
    parts.append("# Codelijsten")
    parts += ["\n".join(describe_codes(codes)) for _, codes in sorted(lists.items())]
    parts.append("\n".join(describe_settings(settings)))
    return "\n\n".join(part.strip("\n") for part in parts) + "\n"


def describe(table) -> Iterator[str]:
    """One table: what it is, and a row per column."""
    yield f"## {table.name}"
    yield ""
    key = ", ".join(f"`{name}`" for name in table.key)
    about = [f"{table.label.nl}. Sleutel: {key}."]
    about += [f"Geometrie: {table.geometry}."] if table.geometry else []
    about += ["*Afgeleid.*"] if table.derived else []
    yield " ".join(about)
    for foreign in table.foreign_keys:
        columns, parents = ", ".join(foreign.columns), ", ".join(foreign.key)
        gone = "; verdwijnt mee" if foreign.on_delete == "cascade" else ""
        yield f"- `{columns}` verwijst naar `{foreign.table}` (`{parents}`){gone}"
    yield ""
    yield "| Kolom | Alias | Soort | Eenheid | Codelijst | Vereist | Minimum | Maximum | Export | Privé | Bron |"
    yield "|---|---|---|---|---|---|---|---|---|---|---|"
    for column in table:
        yield row(
            f"`{column.name}`",
            column.label.nl,
            KINDS[column.kind],
            column.unit,
            f"[{column.codes.name}](#{column.codes.name})" if column.codes is not None else "",
            "database" if column.not_null else "bijlage" if column.needed_for_annex else "",
            "" if column.minimum is None else f"{column.minimum:g}",
            "" if column.maximum is None else f"{column.maximum:g}",
            f"`{column.export}`" if column.export else "",
            "ja" if column.private else "",
            column.source,
        )
    meanings = [f"- `{column.name}` leeg: {column.empty.nl}." for column in table if column.empty is not None]
    yield from ["", *meanings] if meanings else []


KINDS = {
    "text": "tekst",
    "int": "geheel getal",
    "float": "getal",
    "bool": "ja/nee",
    "date": "datum",
    "datetime": "tijdstip (UTC)",
}


def describe_codes(codes) -> Iterator[str]:
    """One code list."""
    yield f"## {codes.name}"
    yield ""
    yield "| Code | Nederlands | Engels | Bron |"
    yield "|---|---|---|---|"
    for code in codes:
        yield row(f"`{code.code}`", code.label.nl, code.label.en, code.source)


def describe_settings(settings) -> Iterator[str]:
    """What can stand in table ``instellingen``."""
    yield "# Instellingen"
    yield ""
    yield f"Rijen van tabel `instellingen`. Schemaversie: {settings.SCHEMA_VERSION}."
    yield ""
    yield "| Sleutel | Betekenis | Standaard | Leeg | Eenheid | Bron |"
    yield "|---|---|---|---|---|---|"
    for setting in settings.SETTINGS.values():
        default = "" if setting.default in (None, "") else str(setting.default).replace(".", ",")
        unknown = "" if default or setting.kind == "text" else "niet gekozen"
        empty = unknown if setting.empty is None else setting.empty.nl
        yield row(f"`{setting.key}`", setting.label.nl, default, empty, setting.unit, setting.source)


def row(*cells: str) -> str:
    """One row of a table in Markdown."""
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
    print(PAGE.relative_to(ROOT))
