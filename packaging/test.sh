#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 Hookglass contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Installs what is missing, builds Hookglass in every way that is supported and runs every test. No
# display is needed.
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source=packaging/lib.sh
. packaging/lib.sh

packages=(python3 shellcheck curl clang libclang-rt-dev php-cli
    libsimdjson-dev nlohmann-json3-dev)
# Node.js may have come from elsewhere, with an npm of its own.
command -v node >/dev/null || packages+=(nodejs)
command -v npm >/dev/null || packages+=(npm)
require_packages "${packages[@]}"

step "Checking the scripts"
shellcheck -x packaging/*.sh .ci/run

export HOME="${HOME:-/root}" LC_ALL=C.UTF-8
jobs=$(nproc)
# "asan" warns as "dev" does, and has every test but those with other programs (peers), which would
# take minutes with the sanitizers: they are in "headless", with what else runs the finished program.
for preset in asan headless fuzz; do
    build_preset "$preset"
    step "Testing ($preset)"
    ctest --preset "$preset" -j "$jobs"
done
step "All tests passed"
