#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Collects the texts of the plugin into a translation file. Usage: strings.sh [FILE.ts]
set -euo pipefail
target=$(realpath -m "${1:-$(dirname "$0")/../resources/i18n/opvangatlas_nl.ts}")
cd "$(dirname "$0")/.."
mkdir -p "$(dirname "$target")"
# In the C locale the order of the files, and so of the texts, is the same everywhere.
mapfile -t sources < <(find __init__.py plugin ui \( -name '*.py' -o -name '*.ui' \) | LC_ALL=C sort)
pylupdate5 -noobsolete -tr-function tr "${sources[@]}" -ts "$target"
