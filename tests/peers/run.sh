#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 Hookglass contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
#   run.sh HOOKGLASS_CLI WORK_FOLDER SCHEMACHECK
# Installs the peers that package-lock.json names into the work folder, once, and runs them against
# the program. Without node, npm or the packages it fails.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
cli=$1
work=$2
export HOOKGLASS_SCHEMACHECK=$3
mkdir -p "$work"
stamp=$work/installed-$(sha256sum "$here/package-lock.json" | cut -c1-16)
if [ ! -e "$stamp" ]; then
    cp "$here/package.json" "$here/package-lock.json" "$work/"
    (cd "$work" && npm ci --no-audit --no-fund --loglevel=error)
    touch "$stamp"
fi
# Packages are looked up beside the script that imports them.
cp "$here"/*.mjs "$work/"
HOOKGLASS_CLI=$cli HOOKGLASS_ROOT=$here/../.. exec node --test "$work"
