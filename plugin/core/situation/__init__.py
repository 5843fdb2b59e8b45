# SPDX-License-Identifier: GPL-2.0-or-later
"""A plan on a day: what rules and products look at, each part prepared once."""
