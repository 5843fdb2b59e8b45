#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Opens QGIS with the plugin and the sample plan, in a profile of its own under build/. Usage: run.sh [file ...]
set -euo pipefail
cd "$(dirname "$0")/.."
if [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
  echo "opvangatlas: make run needs a screen; make screenshots and make demo do without" >&2
  exit 1
fi
[ $# -gt 0 ] || set -- --code tools/open_sample.py
exec tools/profile.sh build/profiles/run qgis --nologo --noversioncheck "$@"
