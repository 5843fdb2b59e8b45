# SPDX-License-Identifier: GPL-2.0-or-later
"""Where plans and exports are kept: GeoPackage, shapefile, CSV."""
