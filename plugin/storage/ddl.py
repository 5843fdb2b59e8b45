# SPDX-License-Identifier: GPL-2.0-or-later
"""Tables, constraints and triggers of a GeoPackage plan, derived from the schema."""

from __future__ import annotations

from datetime import date

from ..core.model.schema import Column, ForeignKey, Table
from ..core.model.tables import TABLES

SRS_ID = 28992

_TYPES = {
    "text": "TEXT",
    "int": "INTEGER",
    "float": "REAL",
    "bool": "BOOLEAN",
    "date": "DATE",
    "datetime": "DATETIME",
}
_ON_DELETE = {"cascade": "CASCADE", "restrict": "NO ACTION"}
"""RESTRICT of SQLite does not wait for the commit, NO ACTION does."""


def create_table(table: Table) -> str:
    """The statement that creates one table with all its constraints."""
    lines = ["fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL"]
    if table.geometry:
        lines.append(f"geom {table.geometry.upper()}")
    lines += [_column(table, column) for column in table]
    lines.append(f"UNIQUE ({', '.join(table.key)})")
    lines += [_foreign_key(key) for key in table.foreign_keys]
    return f"CREATE TABLE {table.name} (\n  " + ",\n  ".join(lines) + "\n)"


def _column(table: Table, column: Column) -> str:
    parts = [column.name, _TYPES[column.kind]]
    if column.not_null:
        parts.append("NOT NULL")
    rules = _rules(column)
    if rules:
        parts.append(f'CONSTRAINT "{table.name}.{column.name}" CHECK ({" AND ".join(rules)})')
    return " ".join(parts)


def _rules(column: Column) -> list[str]:
    """What a value must satisfy; SQL lets an empty value pass each of them."""
    rules = []
    if column.codes is not None:
        codes = ", ".join("'" + code.replace("'", "''") + "'" for code in column.codes.values)
        rules.append(f"{column.name} IN ({codes})")
    if column.kind == "bool":
        rules.append(f"{column.name} IN (0, 1)")
    if column.kind in ("int", "float"):
        # SQLite would keep the text 'veel' in a number column, and GDAL would read it as 0.
        rules.append(f"typeof({column.name}) <> 'text'")
    if column.minimum is not None:
        rules.append(f"{column.name} >= {column.minimum:g}")
    return rules


def _foreign_key(key: ForeignKey) -> str:
    return (
        f"FOREIGN KEY ({', '.join(key.columns)}) REFERENCES {key.table} ({', '.join(key.key)}) "
        f"ON UPDATE CASCADE ON DELETE {_ON_DELETE[key.on_delete]} DEFERRABLE INITIALLY DEFERRED"
    )


_TO_ASSIGNMENT = """
  UPDATE indeling SET regio_id = NEW.regio_id
    WHERE gm_code = NEW.gm_code AND regio_id IS NOT NEW.regio_id
      AND variant_id = (SELECT variant_id FROM varianten WHERE actief = 1);
  INSERT INTO indeling (variant_id, gm_code, regio_id)
    SELECT v.variant_id, NEW.gm_code, NEW.regio_id FROM varianten AS v
    WHERE v.actief = 1 AND NEW.regio_id IS NOT NULL AND NOT EXISTS
      (SELECT 1 FROM indeling AS i WHERE i.variant_id = v.variant_id AND i.gm_code = NEW.gm_code);
"""
_TO_MUNICIPALITY = """
  UPDATE gemeenten SET regio_id = NEW.regio_id
    WHERE gm_code = NEW.gm_code AND regio_id IS NOT NEW.regio_id;
"""
_IS_ACTIVE = "(SELECT actief FROM varianten WHERE variant_id = {row}.variant_id) = 1"
_OTHERS_OFF = """
  UPDATE varianten SET actief = 0 WHERE actief = 1 AND variant_id <> NEW.variant_id;
"""
_TO_MUNICIPALITIES = """
  UPDATE gemeenten SET regio_id = (SELECT i.regio_id FROM indeling AS i
      WHERE i.variant_id = NEW.variant_id AND i.gm_code = gemeenten.gm_code)
    WHERE regio_id IS NOT (SELECT i.regio_id FROM indeling AS i
      WHERE i.variant_id = NEW.variant_id AND i.gm_code = gemeenten.gm_code);
"""

TRIGGERS = {
    "gemeenten_regio_nieuw": ("AFTER INSERT ON gemeenten WHEN NEW.regio_id IS NOT NULL", _TO_ASSIGNMENT),
    "gemeenten_regio_anders": (
        "AFTER UPDATE OF regio_id ON gemeenten WHEN NEW.regio_id IS NOT OLD.regio_id",
        _TO_ASSIGNMENT,
    ),
    "gemeenten_weg": (
        "AFTER DELETE ON gemeenten",
        "\n  DELETE FROM indeling WHERE gm_code = OLD.gm_code;\n",
    ),
    "indeling_nieuw": (f"AFTER INSERT ON indeling WHEN {_IS_ACTIVE.format(row='NEW')}", _TO_MUNICIPALITY),
    "indeling_anders": (
        f"AFTER UPDATE OF regio_id ON indeling WHEN {_IS_ACTIVE.format(row='NEW')}",
        _TO_MUNICIPALITY,
    ),
    "indeling_weg": (
        f"AFTER DELETE ON indeling WHEN {_IS_ACTIVE.format(row='OLD')}",
        "\n  UPDATE gemeenten SET regio_id = NULL WHERE gm_code = OLD.gm_code AND regio_id IS NOT NULL;\n",
    ),
    "varianten_een_actief_nieuw": ("BEFORE INSERT ON varianten WHEN NEW.actief = 1", _OTHERS_OFF),
    "varianten_een_actief_anders": (
        "BEFORE UPDATE OF actief ON varianten WHEN NEW.actief = 1 AND OLD.actief = 0",
        _OTHERS_OFF,
    ),
    "varianten_actief_nieuw": ("AFTER INSERT ON varianten WHEN NEW.actief = 1", _TO_MUNICIPALITIES),
    "varianten_actief_anders": (
        "AFTER UPDATE OF actief ON varianten WHEN NEW.actief = 1 AND OLD.actief = 0",
        _TO_MUNICIPALITIES,
    ),
}
"""``indeling`` of the active variant and ``gemeenten.regio_id`` are one thing, whoever edits either."""

ONE_ACTIVE = "CREATE UNIQUE INDEX varianten_een_actief ON varianten (actief) WHERE actief = 1"


VERSIONS_NAME = "tabelversies"
VERSIONS = f"""CREATE TABLE {VERSIONS_NAME} (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  tabel TEXT NOT NULL,
  versie INTEGER NOT NULL DEFAULT 0,
  teller INTEGER NOT NULL DEFAULT 0,
  UNIQUE (tabel)
)"""
"""Of every table: how often a save of ours has changed it, and how many changes of a row anybody has made."""
OUT_OF_DATE = "table changed meanwhile"
_NEXT_VERSION = (
    f"BEFORE UPDATE OF versie ON {VERSIONS_NAME} WHEN NEW.versie IS NOT OLD.versie + 1",
    f"\n  SELECT RAISE(ABORT, '{OUT_OF_DATE}');\n",
)
"""Who saves a table says which version it has seen, by naming the next one."""
_NUMBERED = (
    "AFTER INSERT ON wijzigingen WHEN NEW.id <= 0",
    "\n  UPDATE wijzigingen SET id = 1 + (SELECT max(0, max(id)) FROM wijzigingen) WHERE fid = NEW.fid;\n",
)
"""Who adds a row to the log need not know the last number: that of another program would be given twice."""


def readable(column: Column, cell: str) -> str:
    """The condition that a cell holds nothing or a value of its kind, within its bounds; 0 or 1, never NULL."""
    bounds = column.bounds
    if bounds is None:
        return "1"
    low, high = bounds
    if isinstance(low, date):
        day = f"substr({cell}, 1, 10)"
        rule = f"typeof({cell}) = 'text' AND date({cell}, '+0 days') = {day} AND {day} BETWEEN '{low}' AND '{high}'"
    else:
        kinds = "('integer')" if column.kind == "int" else "('integer', 'real')"
        rule = f"typeof({cell}) IN {kinds} AND {cell} BETWEEN {low:.15g} AND {high:.15g}"
    return f"ifnull({cell} IS NULL OR {rule}, 0)"


def all_triggers() -> dict[str, tuple[str, str]]:
    """Every trigger that a plan has of us, by name: when it runs and what it does."""
    out = {**TRIGGERS, "tabelversies_volgende": _NEXT_VERSION, "wijzigingen_nummer": _NUMBERED}
    for table in TABLES.values():
        out |= _bound_triggers(table) | _counting_triggers(table)
    return out


def _bound_triggers(table: Table) -> dict[str, tuple[str, str]]:
    """A value that is changed lies within its bounds, whoever writes it."""
    bounded = [column for column in table if column.bounds is not None]
    if not bounded:
        return {}
    wrong = {column.name: f"NOT {readable(column, f'NEW.{column.name}')}" for column in bounded}
    changed = {name: f"NEW.{name} IS NOT OLD.{name} AND {rule}" for name, rule in wrong.items()}
    return {
        f"{table.name}_grenzen_nieuw": (f"AFTER INSERT ON {table.name}", _refusals(table, wrong)),
        f"{table.name}_grenzen_anders": (
            f"AFTER UPDATE OF {', '.join(wrong)} ON {table.name}",
            _refusals(table, changed),
        ),
    }


def _refusals(table: Table, rules: dict[str, str]) -> str:
    """In the words of SQLite for a column that breaks its own check."""
    refuse = [
        f" SELECT RAISE(ABORT, 'CHECK constraint failed: {table.name}.{name}') WHERE {rule};"
        for name, rule in rules.items()
    ]
    return "\n" + "\n".join(refuse) + "\n"


def _counting_triggers(table: Table) -> dict[str, tuple[str, str]]:
    """Nobody asks for what is made again anyway."""
    if table.derived:
        return {}
    count = (
        "\n  ".join(("", f"UPDATE {VERSIONS_NAME}", f"SET teller = teller + 1 WHERE tabel = '{table.name}';")) + "\n"
    )
    events = {"nieuw": "INSERT", "anders": "UPDATE", "weg": "DELETE"}
    return {f"{table.name}_teller_{name}": (f"AFTER {event} ON {table.name}", count) for name, event in events.items()}


def trigger_statements() -> list[str]:
    """Statements that put every trigger in place, also in a plan that has older ones."""
    out = []
    for name, (event, body) in all_triggers().items():
        out.append(f"DROP TRIGGER IF EXISTS {name}")
        out.append(f"CREATE TRIGGER {name} {event} BEGIN{body}END")
    return out
