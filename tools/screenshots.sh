#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Plays scenes in the real QGIS under a virtual display and keeps their pictures in docs/images.
# Usage: screenshots.sh [scene ...]   (tools/shots/<scene>.py; all of them without a name)
# scene_trial and scene_regions need the plan of `make trial`; without it they say so and are skipped.
set -euo pipefail
cd "$(dirname "$0")/.."

export SHOT_FOLDER=$PWD/docs/images PYTHONPATH=$PWD/tools/shots PYQGIS_STARTUP=$PWD/tools/shots/watch.py
export HOME=$PWD/build/home
unset QT_QPA_PLATFORM
mkdir -p "$SHOT_FOLDER" "$HOME"
if [ $# = 0 ]; then set -- $(basename -as .py tools/shots/*.py | grep -vxE 'shot|watch'); fi

for scene in "$@"; do
  # A new profile each time: a picture must not depend on the one before it.
  rm -rf build/profiles/shots "$HOME/Documents"
  log=build/shot-$scene.log
  printf '%s: ' "$scene"
  xvfb-run -a -s "-screen 0 1440x960x24 -dpi 96" timeout --kill-after=5 180 \
    tools/profile.sh build/profiles/shots qgis --nologo --noversioncheck --code "tools/shots/$scene.py" \
    > "$log" 2>&1 || { echo "failed ($?)"; head -n 40 "$log" >&2; exit 1; }
  grep -E '\.png|^skipped' "$log" || echo "made no picture; see $log"
done
