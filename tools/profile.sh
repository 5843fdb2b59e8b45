#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Makes a QGIS profile of its own, with this checkout as its only extra plugin, and runs a command in it.
# Usage: [LOCALE=nl] [PLUGIN=folder-or-zip] profile.sh DIR [command ...]
# QGIS and qgis_process started by the command find the profile, and pandas and shapely of .venv.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
config=$(realpath -m "$1"); shift
profile=$config/profiles/default
locale=${LOCALE:-nl}
case $locale in nl) region=nl_NL ;; *) region=en_US ;; esac

mkdir -p "$profile/QGIS" "$profile/python/plugins"
plugins=$profile/python/plugins
case ${PLUGIN:=$root} in
  *.zip) python3 -m zipfile -e "$PLUGIN" "$plugins" ;;
  *) ln -sfn "$PLUGIN" "$plugins/opvangatlas" ;;
esac
# Nothing may ask, tip, phone home or download: not the news, not plugin or QGIS updates, not fonts.
[ -e "$profile/QGIS/QGIS3.ini" ] || cat > "$profile/QGIS/QGIS3.ini" <<INI
[PythonPlugins]
opvangatlas=true
processing=true
MetaSearch=false
db_manager=false
grassprovider=false
otbprovider=false

[app]
projections\\unknownCrsBehavior=NoAction
plugin_installer\\checkOnStart=false
news-feed\\disabled=true

[core]
NewsFeed\\httpsfeedqgisorg\\disabled=true

[fonts]
downloadMissingFonts=false

[help]
firstRun=false

[locale]
overrideFlag=true
userLocale=$locale
globalLocale=$region

[qgis]
checkVersion=false
showTips=false
enableMacros=Never
INI

[ $# -gt 0 ] || exit 0
export QGIS_CUSTOM_CONFIG_PATH=$config
if [ -d "$root/.venv" ]; then
  packages=$("$root/.venv/bin/python" -c 'import sysconfig; print(sysconfig.get_path("purelib"))')
  export PYTHONPATH=$packages${PYTHONPATH:+:$PYTHONPATH}
fi
exec "$@"
