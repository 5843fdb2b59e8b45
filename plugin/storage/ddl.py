# SPDX-License-Identifier: GPL-2.0-or-later
"""Tables, constraints and triggers of a GeoPackage plan, derived from the schema."""

from __future__ import annotations

from ..core.model.schema import Column, ForeignKey, Table

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


def trigger_statements() -> list[str]:
    """Statements that put every trigger in place, also in a plan that has older ones."""
    out = []
    for name, (event, body) in TRIGGERS.items():
        out.append(f"DROP TRIGGER IF EXISTS {name}")
        out.append(f"CREATE TRIGGER {name} {event} BEGIN{body}END")
    return out
