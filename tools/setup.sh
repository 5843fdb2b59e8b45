#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Python environments. Usage: setup.sh tests | core | core-new | core-old | qt6 | lint
#   tests  .venv       QGIS's own Python, numpy and scipy, plus pandas, shapely and the test tools
#   core   .venv-core  no QGIS and nothing of the system: proves that the core is pure;
#                      .venv-core-new on the newest releases, .venv-core-old on the oldest that are promised
#   qt6    .venv-qt6   Qt 6 and QGIS's wrapper of Qt, no QGIS: what QGIS 4 will load
#   lint   .venv-lint  linters and type stubs
set -euo pipefail
cd "$(dirname "$0")/.."
stop() { printf 'opvangatlas: %s\n' "$*" >&2; exit 1; }
# Another python3 may come first on PATH; only the system's can import qgis.
python=/usr/bin/python3
pip() { "$venv/bin/python" -m pip --disable-pip-version-check -qq "$@"; }
has() { "$1" -c "import sys; $2; sys.exit(not ($3))" 2>/dev/null; }

tests() {
  venv=.venv
  "$python" -m venv --system-site-packages "$venv"
  local pins=(tools/requirements.txt) own=$venv/constraints.txt
  # pip may add to the system's packages, never replace what QGIS itself runs on.
  "$python" -c 'import numpy, scipy; print(f"numpy=={numpy.__version__}\nscipy=={scipy.__version__}")' > "$own"
  pip install -c "$own" -r "${pins[0]}"
  has "$python" "import pandas" "int(pandas.__version__.split('.')[0]) >= 2" || pip install -c "$own" pandas==2.3.3
  has "$python" "import shapely" "hasattr(shapely, 'union_all')" || shapely  # Debian's calls itself 0+unknown
  "$venv/bin/python" - <<'CHECK' || stop "shapely and QGIS do not share one GEOS; remove .venv and try again"
import shapely
from qgis.core import Qgis
raise SystemExit(".".join(map(str, shapely.geos_version)) != Qgis.geosVersion().split("-")[0])
CHECK
}

# The wheel on PyPI brings a GEOS of its own, which crashes the QGIS application that has another.
shapely() {
  local wheels=${XDG_CACHE_HOME:-$PWD/.cache}/opvangatlas/wheels
  local wheel=("$wheels"/shapely-2.1.2-*.whl)
  [ -e "${wheel[0]}" ] || pip wheel --no-deps --no-binary shapely --no-cache-dir -w "$wheels" shapely==2.1.2
  pip install --no-deps --force-reinstall "$wheels"/shapely-2.1.2-*.whl
}

core() {
  venv=.venv-$1
  "$python" -m venv "$venv"
  pip install -r "tools/requirements-$1.txt"
  if "$venv/bin/python" -c 'import qgis' 2>/dev/null; then stop "$venv can import qgis"; fi
}

qt6() {
  venv=.venv-qt6
  "$python" -m venv "$venv"
  pip install -r tools/requirements-qt6.txt
  local from to
  from=$("$python" -c 'import qgis.PyQt; print(qgis.PyQt.__path__[0])')
  to=$("$venv/bin/python" -c 'import sysconfig; print(sysconfig.get_path("purelib"))')/qgis
  rm -rf "$to" && mkdir "$to" && cp -r "$from" "$to" && : > "$to/__init__.py"
  # QGIS makes its wrapper for Qt 5 and Qt 6 from one source, in which it fills in the number of Qt.
  find "$to" -name '*.py' -exec sed -i 's/PyQt5/PyQt6/g; s/\b5 == 6\b/6 == 6/' {} +
  "$venv/bin/python" -c 'from qgis.PyQt.QtCore import QT_VERSION; assert QT_VERSION >= 0x060000' \
    || stop "QGIS's wrapper could not be switched to Qt 6"
}

lint() {
  venv=.venv-lint
  "$python" -m venv "$venv"
  pip install -r tools/requirements-lint.txt
}

case "${1:-}" in
  tests | qt6 | lint) "$1" ;;
  core | core-new | core-old) core "$1" ;;
  *) stop "usage: setup.sh tests | core | core-new | core-old | qt6 | lint" ;;
esac
