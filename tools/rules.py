# SPDX-License-Identifier: GPL-2.0-or-later
"""Writes ``docs/rules.md`` and ``docs/regels.md`` from the register of rules: ``python tools/rules.py``.

The first is for who works on the code, the second a chapter of the Dutch guide.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from main_job import ROOT, load_plugin

if TYPE_CHECKING:
    from opvangatlas.plugin.core.checks.registry import Rule

PAGE = ROOT / "docs" / "rules.md"
GUIDE = ROOT / "docs" / "regels.md"
INTRODUCTION = """\
<!-- Made by tools/rules.py from plugin/core/checks: change those, not this page. -->
# Rules

Every rule of the check: what it asks, what to do about a finding, where it comes from, in which regimes it holds and
where its code is. In regime 2024 a rule with *capped* is never worse than a warning.
"""


def page() -> str:
    """The whole page."""
    from opvangatlas.plugin.core.checks import rules
    from opvangatlas.plugin.core.checks.registry import CAPPED_2024

    lines = [INTRODUCTION]
    lines.append("| Rule | Asks (en) | Vraagt (nl) | Remedy | Source | Regimes | Code |")
    lines.append("|---|---|---|---|---|---|---|")
    for rule in rules():
        regimes = ", ".join(rule.regimes) + (" (capped)" if rule.code in CAPPED_2024 else "")
        module = rule.check.__module__.removeprefix("opvangatlas.").replace(".", "/") + ".py"
        code = f"`{module}` `{rule.check.__name__}`"
        lines.append(row(rule.code, rule.title.en, rule.title.nl, rule.remedy.en, rule.source, regimes, code))
    return "\n".join(lines) + "\n"


FOR_USERS = """\
<!-- Gemaakt door tools/rules.py uit plugin/core/checks: verander die, niet deze pagina. -->
# Wat wordt er gecontroleerd?

Alle regels van **Controleer** (F9), per deel van het plan. Elk deel krijgt een eigen oordeel. *Ten hoogste* is het
ergste dat een regel kan zeggen; een regel waarvan een gegeven ontbreekt, zegt dat zij niet te beoordelen is (A55) en
keurt niets goed. In regime 2024 is *fout* bij een regel met een ster ten hoogste een waarschuwing: daar gaat de regio
er zelf over. De bronnen staan onderaan.
"""
HEAD = "| Regel | Vraagt | Wat te doen | Ten hoogste | Regime | Kijkt naar | Bron |\n|---|---|---|---|---|---|---|"


def guide() -> str:
    """The chapter of the guide: the rules of each part in a table, and what the sources are."""
    from opvangatlas.plugin.core.annex.content import SOURCES
    from opvangatlas.plugin.core.checks import rules
    from opvangatlas.plugin.core.checks.parts import PART_LABEL, Part, part_of

    lines = [FOR_USERS]
    for part in Part:
        title = PART_LABEL[part].nl
        lines += [f"## {title[0].upper()}{title[1:]}", "", HEAD]
        lines += [for_users(rule) for rule in rules() if part_of(rule.code) is part]
        lines.append("")
    lines += ["## Bronnen", "", "| Afkorting | Bron |", "|---|---|"]
    lines += [row(name, text.nl) for name, text in SOURCES.items()]
    return "\n".join(lines) + "\n"


def for_users(rule: Rule) -> str:
    """One rule in a row of its table."""
    from opvangatlas.plugin.core.checks.finding import Severity
    from opvangatlas.plugin.core.checks.registry import BOTH, CAPPED_2024
    from opvangatlas.plugin.core.model.codes import SEVERITY
    from opvangatlas.plugin.core.model.tables import TABLES

    named = dict.fromkeys(TABLES[name.partition(".")[0]].label.nl.lower() for name in rule.reads)
    regimes = "beide" if rule.regimes == BOTH else ", ".join(rule.regimes)
    capped = rule.code in CAPPED_2024 and rule.worst is Severity.FAULT
    worst = SEVERITY.label(rule.worst.value).nl + ("*" if capped else "")
    return row(rule.code, rule.title.nl, rule.remedy.nl, worst, regimes, ", ".join(named), rule.source)


def row(*cells: str) -> str:
    """One row of a table in Markdown."""
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


if __name__ == "__main__":
    load_plugin()
    for path, text in ((PAGE, page()), (GUIDE, guide())):
        path.write_text(text, encoding="utf-8")
        print(path.relative_to(ROOT))
