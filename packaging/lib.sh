# SPDX-FileCopyrightText: 2026 Hookglass contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
#
# What run.sh and test.sh share: steps that are said, packages that are there, builds by preset.

step() { printf '==> %s\n' "$*"; }
fail() {
    printf '%s: %s\n' "${0##*/}" "$*" >&2
    exit 2
}

# For building and running; real names, since a virtual package never counts as installed.
build_packages=(g++ cmake ninja-build ccache qt6-base-dev qt6-httpserver-dev qt6-websockets-dev
    qt6-svg-dev libqt6sql6-sqlite qt6-qpa-plugins libgl-dev libssl-dev libsqlite3-dev libjemalloc-dev
    zlib1g-dev libbrotli-dev fonts-dejavu-core)

is_supported_system() (
    [ -r /etc/os-release ] || return 1
    # shellcheck disable=SC1091
    . /etc/os-release
    [ "${ID:-}" = debian ] && { [ "${VERSION_ID:-}" = 12 ] || [ "${VERSION_ID:-}" = 13 ]; }
)

missing_packages() {
    local name
    for name in "$@"; do
        [ "$(dpkg-query -W -f '${db:Status-Abbrev}' "$name" 2>/dev/null)" = 'ii ' ] || echo "$name"
    done
}

as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo "$@"
    else
        fail "installing packages needs root: run \"$*\" as root, or install sudo"
    fi
}

# Makes sure that all packages are there, the ones for a build and those named. Asks the package
# manager for nothing when they are.
require_packages() {
    local missing
    if ! is_supported_system; then
        fail "this script installs packages on Debian 12 and 13 only. Elsewhere install CMake 3.25,
Ninja, a C++20 compiler, OpenSSL 3, SQLite 3, jemalloc, zlib, Brotli and Qt 6.4 or newer with Core,
Network, HttpServer, WebSockets, Sql (with a driver that uses the system's SQLite), Widgets and Svg
(for the tests also Node.js 18, npm, Python 3 and PHP 8), then use the presets in CMakePresets.json.
The Debian packages are:
${build_packages[*]} $*"
    fi
    missing=$(missing_packages "${build_packages[@]}" "$@")
    [ -z "$missing" ] && return
    # shellcheck disable=SC2086
    set -- $missing
    step "Installing $# packages: $*"
    as_root apt-get update -q
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "$@"
}

# Configures and builds a preset; ccache makes the second time quick, also in another clone.
build_preset() {
    local preset=$1 launcher=()
    shift
    export CCACHE_BASEDIR=$PWD CCACHE_NOHASHDIR=1
    # Without these it takes nothing of what is compiled with precompiled headers.
    export CCACHE_SLOPPINESS=pch_defines,time_macros
    command -v ccache >/dev/null && launcher=(-DCMAKE_CXX_COMPILER_LAUNCHER=ccache)
    step "Configuring ($preset)"
    cmake --preset "$preset" "${launcher[@]}" --log-level=WARNING
    step "Building ($preset)"
    cmake --build --preset "$preset" "$@"
}
