# SPDX-License-Identifier: GPL-2.0-or-later
"""The fictional sample plan: from text sources in ``resources/sample/bron`` to a plan."""
