# SPDX-License-Identifier: GPL-2.0-or-later
"""QGIS runs this before it loads plugins: a dialog during start-up must not stop the pictures for ever."""

import shot

shot.watch()
