#!/usr/bin/env bash
# Builds dist/neutro-desk, then lets the built program check itself: without network, from another folder, with a
# home of its own. Ends with its size and start beside the start from source.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

.venv/bin/pyinstaller --noconfirm --log-level WARN --distpath dist --workpath build/bundle build.spec

source_program="$PWD/.venv/bin/neutro-desk"
built_program="$PWD/dist/neutro-desk/neutro-desk"
[ -x "$built_program" ] || built_program="$built_program.exe"
elsewhere=$(mktemp -d)
trap 'rm -rf "$elsewhere"' EXIT

away() {
    (cd "$elsewhere" && env -u PYTHONPATH -u VIRTUAL_ENV -u NEUTRO_DESK_SETTINGS HOME="$elsewhere" XDG_RUNTIME_DIR="$elsewhere" \
        XDG_CONFIG_HOME="$elsewhere/config" XDG_DATA_HOME="$elsewhere/share" XDG_CACHE_HOME="$elsewhere/cache" \
        LC_ALL="${LC_ALL:-C.UTF-8}" QT_QPA_PLATFORM=offscreen "$@")
}

without_network=()
if unshare -n true 2>/dev/null; then
    without_network=(unshare -n)
elif unshare -rn true 2>/dev/null; then
    without_network=(unshare -rn)
fi
if [ ${#without_network[@]} -gt 0 ]; then
    echo "self-check of the built program, from another folder, without network (${without_network[*]}):"
else
    echo "self-check of the built program, from another folder; this system does not let the network be cut off:"
fi
away ${without_network[@]+"${without_network[@]}"} "$built_program" self-check

# More pages than one process makes: the built program starts itself again for them, and they are those made alone.
for number in $(seq 20); do cp resources/samples/drug-induced-fall.neutro.json "$elsewhere/case-$number.neutro.json"; done
away "$built_program" summary "$elsewhere"/case-*.neutro.json -o "$elsewhere/pages" --printed-at 2026-11-21T07:02 > "$elsewhere/written"
away "$built_program" summary "$elsewhere/case-7.neutro.json" -o "$elsewhere/alone.pdf" --printed-at 2026-11-21T07:02 > "$elsewhere/written"
for number in $(seq 20); do cmp "$elsewhere/alone.pdf" "$elsewhere/pages/case-$number.pdf"; done
echo "20 pages by several processes of the built program: the same bytes as one alone"

# The middle of three starts in milliseconds, as the program itself counts them.
start_of() {
    local _
    for _ in 1 2 3; do away "$1" --quit-when-ready | sed -nE 's/^ready[^0-9]*([0-9]+).*/\1/p'; done | sort -n | sed -n 2p
}

built_ms=$(start_of "$built_program")
source_ms=$(start_of "$source_program")
printf '\n%-14s %10s %16s\n' '' 'size' 'start (window)'
printf '%-14s %7s MB %13s ms\n' 'dist/' "$(du -sm dist/neutro-desk | cut -f1)" "${built_ms:-?}"
printf '%-14s %10s %13s ms\n' 'from source' '' "${source_ms:-?}"
if [ -z "$built_ms" ] || [ -z "$source_ms" ]; then
    echo "--quit-when-ready did not say ready" >&2
    exit 1
fi
