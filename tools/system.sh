#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# System packages for development on Debian 12 and 13. Installs what is missing, as root only;
# anyone else gets one line that says what to install. Does nothing when all is there.
set -euo pipefail

stop() { printf 'opvangatlas: %s\n' "$*" >&2; exit 1; }

[ -r /etc/os-release ] && . /etc/os-release
case "${ID:-}-${VERSION_ID:-}" in
  debian-12) suite=bookworm-backports own= ;;
  debian-13) suite= own="python3-pandas python3-shapely" ;;
  *) stop "this set-up knows Debian 12 and 13 only; elsewhere see environment.yml: QGIS 3.40+ and its Python with" \
          "numpy, scipy, pandas, shapely 2, matplotlib and the tests' packages, then add ENV=existing to make" ;;
esac

qgis=(qgis python3-qgis qgis-providers)
# shellcheck disable=SC2206
others=(python3-venv python3-dev python3-numpy python3-scipy python3-matplotlib gcc libgeos-dev make
        xvfb xauth xdotool fonts-open-sans fonts-dejavu-core fonts-liberation
        qttools5-dev-tools qttranslations5-l10n poppler-utils chromium chromium-driver $own)

installed() { dpkg-query -W -f '${db:Status-Status} ${Version}\n' "$1" 2>/dev/null | sed -n 's/^installed //p'; }
missing() { local name; for name in "$@"; do [ -n "$(installed "$name")" ] || printf '%s ' "$name"; done; }
too_old() { if dpkg --compare-versions "$(installed qgis)" lt 3.40; then printf 'qgis>=3.40'; fi; }

need="$(missing "${qgis[@]}" "${others[@]}")$(too_old)"
[ -z "$need" ] && exit 0
[ "$(id -u)" = 0 ] || stop "ask an administrator to install${suite:+ (QGIS from $suite)}: $need"

echo "Installing system packages: $need"
export DEBIAN_FRONTEND=noninteractive
configured() { apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' "Codename: $1" | sed -n 1p; }
apt-get update -qq
if [ -n "$suite" ] && [ -z "$(configured "$suite")" ]; then
  uri=$(configured "${suite%-backports}")
  [ -n "$uri" ] || stop "apt has no source for Debian ${suite%-backports}"
  printf 'deb %s %s main\n' "$uri" "$suite" > /etc/apt/sources.list.d/opvangatlas-backports.list
  apt-get update -qq
fi
log=$(mktemp)
install() { apt-get install -y -qq --no-install-recommends "$@" >"$log" 2>&1 || { tail -n 20 "$log" >&2; exit 1; }; }
install ${suite:+-t "$suite"} "${qgis[@]}"
install "${others[@]}"
rm -f "$log"
