# SPDX-License-Identifier: GPL-2.0-or-later
"""Writes ``docs/rules.md`` from the register of rules: ``python tools/rules.py``."""

from __future__ import annotations

from main_job import ROOT, load_plugin

PAGE = ROOT / "docs" / "rules.md"
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


def row(*cells: str) -> str:
    """One row of a table in Markdown."""
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


if __name__ == "__main__":
    load_plugin()
    PAGE.write_text(page(), encoding="utf-8")
    print(PAGE.relative_to(ROOT))
