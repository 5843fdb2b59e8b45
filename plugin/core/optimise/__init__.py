# SPDX-License-Identifier: GPL-2.0-or-later
"""Integer programs: how one is said, how it is solved, and what came out."""
