#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 Hookglass contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Installs what is missing, builds Hookglass and starts it:
#   packaging/run.sh [--demo] [options of the program]
# With a display it opens the window, without one "hookglass-cli listen" prints the timeline. --demo
# posts one signed sample of every event over real HTTP.
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source=packaging/lib.sh
. packaging/lib.sh

require_packages
build_preset release
gui=build/release/app/gui/hookglass
cli=build/release/app/cli/hookglass-cli

key_file='' log='' listener='' # outlive the function for the trap below

clean_up() {
    rm -f "$key_file" "$log"
    [ -z "$listener" ] || kill "$listener" 2>/dev/null || true
}

has_display() { [ -n "${DISPLAY:-}" ] || [ -n "${WAYLAND_DISPLAY:-}" ]; }

# The demo without a display: a listener, a sender, an export.
demo_in_terminal() {
    local folder session export_file count url=''
    folder=${XDG_DATA_HOME:-$HOME/.local/share}/hookglass/demo
    session=$folder/$(date +%Y-%m-%d_%H-%M-%S).hookglass
    export_file=${session%.hookglass}.json
    key_file=$(mktemp)
    log=$(mktemp)
    trap clean_up EXIT
    mkdir -p "$folder"
    chmod 600 "$key_file"
    printf '{"keys":[{"key":"demo","secret":"%s"}]}\n' \
        "$(od -An -N32 -tx1 /dev/urandom | tr -d ' \n')" >"$key_file"
    count=$("$cli" events --format ndjson | wc -l)

    step "Listening for $count events"
    "$cli" listen --port 0 --count "$count" --session "$session" --credentials "$key_file" \
        "$@" 2>"$log" &
    listener=$!
    while [ -z "$url" ]; do
        url=$(sed -n 's/^Listening on //p' "$log")
        kill -0 "$listener" 2>/dev/null || { cat "$log" >&2 && exit 1; }
        sleep 0.05
    done
    step "Posting one signed sample of every event to $url"
    "$cli" send --all --quiet --url "$url" --credentials "$key_file" >/dev/null
    wait "$listener"
    listener=''
    step "Exporting"
    "$cli" export "$session" --quiet --output "$export_file"
    step "Done. Session: $session"
    step "JSON export: $export_file"
}

demo=no
options=()
for option in "$@"; do
    if [ "$option" = --demo ]; then demo=yes; else options+=("$option"); fi
done

if has_display; then
    step "Starting the window"
    [ $demo = yes ] && options+=(--demo)
    exec "$gui" "${options[@]}"
elif [ $demo = yes ]; then
    demo_in_terminal "${options[@]}"
else
    step "No display: listening in the terminal (Ctrl+C stops)"
    exec "$cli" listen "${options[@]}"
fi
