#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Runs the test suite in QGIS 3.44: Debian 13 with backports, in a folder of its own (about 2 GB,
# built once). Usage: test344.sh [--build-only | pytest arguments]
set -euo pipefail
cd "$(dirname "$0")/.."
stop() { printf 'opvangatlas: %s\n' "$*" >&2; exit 1; }

cache=${XDG_CACHE_HOME:-$PWD/.cache}/opvangatlas
root=$cache/qgis344
packages=qgis,python3-qgis,qgis-providers,python3-numpy,python3-scipy,python3-pandas,python3-shapely
packages+=,python3-matplotlib,python3-pytest,python3-pytestqt,python3-pytest-timeout,python3-pytest-xdist
packages+=,python3-hypothesis,qttools5-dev-tools,qttranslations5-l10n,fonts-dejavu-core,make

build() {
  apt-get update -qq
  command -v mmdebstrap >/dev/null || apt-get install -y -qq --no-install-recommends mmdebstrap >/dev/null
  local mirror
  mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 'Label: Debian' | sed -n '1s,/$,,p')
  [ -n "$mirror" ] || stop "apt has no Debian source configured"
  echo "Building a folder with QGIS 3.44 in $root"
  rm -rf "$root"; mkdir -p "$root"
  # The quoted $1 is mmdebstrap's: the folder being built.
  # shellcheck disable=SC2016
  mmdebstrap --quiet --mode=root --variant=minbase --include="$packages" \
    --aptopt='Apt::Install-Recommends "false"' \
    --dpkgopt='path-exclude=/usr/share/doc/*' --dpkgopt='path-exclude=/usr/share/man/*' \
    --setup-hook='printf "Package: src:qgis\nPin: release n=trixie-backports\nPin-Priority: 600\n" > "$1/etc/apt/preferences.d/qgis"' \
    trixie "$root" "deb $mirror trixie main" "deb $mirror trixie-backports main"
  .venv/bin/pip install -q --disable-pip-version-check --no-deps --target "$root/opt/python" pytest-qgis==5.0.2
  touch "$root/.complete"
}

[ "$(id -u)" = 0 ] || stop "test-344 builds and enters a folder with chroot: run it as root"
[ -e "$root/.complete" ] || build
[ "${1:-}" = --build-only ] && exit 0


# The tracked tree goes in with the real data, if any; nothing is written back.
rm -rf "$root/src" && mkdir -p "$root/src"
git ls-files -z | tar -c --null -T - | tar -x -C "$root/src"
cp resources/i18n/*.qm "$root/src/resources/i18n/"
data=${OPVANGATLAS_DATA:-../shared/data}
if [ -d "$data" ]; then mkdir -p "$root/data" && cp -r "$data/." "$root/data/"; fi

mount -t proc proc "$root/proc"
trap 'umount "$root/proc"' EXIT
chroot "$root" env -i PATH=/usr/bin:/bin:/usr/sbin:/sbin HOME=/root LANG=C.UTF-8 QT_QPA_PLATFORM=offscreen \
  PYTHONPATH=/opt/python OPVANGATLAS_DATA=/data \
  sh -c 'cd /src && qgis_process --version | head -n 1 && exec python3 -m pytest -n 2 "$@"' -- "$@"
