#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Installs the zip in an empty profile, runs it in Processing and opens its guide. Usage: try_package.sh [ALGORITHM NAME=value ...]
set -euo pipefail
cd "$(dirname "$0")/.."
stop() { printf 'opvangatlas: %s\n' "$*" >&2; exit 1; }

zips=(dist/opvangatlas-*.zip)
[ ${#zips[@]} = 1 ] && [ -e "${zips[0]}" ] || stop "expected one zip in dist/, found: ${zips[*]}"
export QT_QPA_PLATFORM=offscreen
profile=build/profiles/package
rm -rf "$profile" build/package-run && mkdir -p build/package-run
process() { PLUGIN=$PWD/${zips[0]} tools/profile.sh "$profile" qgis_process "$@"; }

algorithms=$(process list 2>build/package-run/list.log | sed -n 's/^[[:space:]]*\(opvangatlas:[a-z]*\).*/\1/p')
[ -n "$algorithms" ] || { cat build/package-run/list.log >&2; stop "the installed zip offers no algorithm"; }
echo "installed from the zip:" $algorithms

if [ $# = 0 ]; then
  sample=$(echo resources/sample/*.gpkg)
  set -- opvangatlas:createplan "MUNICIPALITIES=$sample|layername=gemeenten" CODE_FIELD=gm_code NAME_FIELD=gm_naam DIVISION_FIELD=regio_id \
    OUTPUT=build/package-run/plan.gpkg
fi
process run "$1" --json -- "${@:2}" > build/package-run/result.json 2>build/package-run/run.log \
  || { cat build/package-run/run.log >&2; stop "$1 failed in the installed zip"; }
echo "$1: passed"

# The guide is a page inside the installed zip, and so is every picture that it shows.
page=$(unset QT_QPA_PLATFORM; PLUGIN=$PWD/${zips[0]} timeout --kill-after=5 120 xvfb-run -a \
  tools/profile.sh "$profile" qgis --nologo --noversioncheck --code tools/try_guide.py \
  2>build/package-run/guide.log | sed -n 's/^guide: //p') || true
case $page in
  "$PWD/$profile"/*/opvangatlas/resources/guide/*.html) ;;
  *) cat build/package-run/guide.log >&2; stop "Help › User guide of the installed zip opens: ${page:-nothing}" ;;
esac
grep -o 'src="[^"]*"' "$page" | sed 's/src="//; s/"//' | while read -r picture; do
  [ -s "$(dirname "$page")/$picture" ] || stop "the guide shows $picture, which is not in the zip"
done
echo "guide: ${page##*/opvangatlas/}, $(grep -c '<img' "$page") pictures"
