#!/usr/bin/env bash
# Makes .venv with everything in requirements.lock, and on Linux looks for what Qt needs from the system.
# Says what it does on stderr only, so that `make run` keeps the program's stdout. PYTHON=... chooses the interpreter.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
exec 1>&2

say() { printf 'setup: %s\n' "$*"; }
stop() { say "$@"; exit 1; }

is_new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }

find_python() {
    local candidate
    for candidate in ${PYTHON:-python3 python3.14 python3.13 python3.12 python3.11 python}; do
        if is_new_enough "$candidate"; then command -v "$candidate"; return; fi
    done
    return 1
}

# soname and Debian package; apt takes libglib2.0-0t64 for libglib2.0-0 (and so on) where the name has changed.
QT_LIBRARIES="
libGL.so.1 libgl1                   libEGL.so.1 libegl1                 libX11.so.6 libx11-6
libdbus-1.so.3 libdbus-1-3          libfontconfig.so.1 libfontconfig1   libfreetype.so.6 libfreetype6
libglib-2.0.so.0 libglib2.0-0       libgthread-2.0.so.0 libglib2.0-0    libxkbcommon.so.0 libxkbcommon0
libz.so.1 zlib1g                    libzstd.so.1 libzstd1               libstdc++.so.6 libstdc++6
libX11-xcb.so.1 libx11-xcb1         libxkbcommon-x11.so.0 libxkbcommon-x11-0
libxcb.so.1 libxcb1                 libxcb-cursor.so.0 libxcb-cursor0   libxcb-glx.so.0 libxcb-glx0
libxcb-icccm.so.4 libxcb-icccm4     libxcb-image.so.0 libxcb-image0     libxcb-keysyms.so.1 libxcb-keysyms1
libxcb-randr.so.0 libxcb-randr0     libxcb-render.so.0 libxcb-render0   libxcb-render-util.so.0 libxcb-render-util0
libxcb-shape.so.0 libxcb-shape0     libxcb-shm.so.0 libxcb-shm0         libxcb-sync.so.1 libxcb-sync1
libxcb-util.so.1 libxcb-util1       libxcb-xfixes.so.0 libxcb-xfixes0   libxcb-xkb.so.1 libxcb-xkb1
libwayland-client.so.0 libwayland-client0   libwayland-cursor.so.0 libwayland-cursor0
libwayland-egl.so.1 libwayland-egl1
"

# The packages of the libraries that do not load, one a line.
missing_libraries() {
    "$1" - $QT_LIBRARIES <<'PY'
import ctypes
import sys

pairs = iter(sys.argv[1:])
missing = set()
for soname, package in zip(pairs, pairs):
    try:
        ctypes.CDLL(soname)
    except OSError:
        missing.add(package)
print("\n".join(sorted(missing)))
PY
}

has_interface_font() {
    find -L /usr/share/fonts /usr/local/share/fonts "$HOME/.fonts" "$HOME/.local/share/fonts" \
        \( -name 'Inter*' -o -name 'NotoSans*' -o -name 'Cantarell*' -o -name 'Ubuntu*' -o -name 'AdwaitaSans*' \) \
        \( -type f -o -type d \) -print -quit 2>/dev/null | grep -q .
}

# Wanted but not needed to open the window: printers, `make bundle`, the trace of sockets, a font for screens.
missing_comforts() {
    "$1" - <<'PY'
import ctypes
import sys
import sysconfig

try:
    ctypes.CDLL(sysconfig.get_config_var("INSTSONAME"))
except OSError:
    print(f"libpython3.{sys.version_info.minor}")
PY
    "$1" -c 'import ctypes; ctypes.CDLL("libcups.so.2")' 2>/dev/null || echo libcups2
    command -v objdump >/dev/null || echo binutils
    command -v strace >/dev/null || echo strace
    has_interface_font || echo fonts-inter
}

install_packages() {
    say "installing $*"
    export DEBIAN_FRONTEND=noninteractive
    apt-get -qq update || say "the package lists could not be renewed, going on with the old ones"
    apt-get -qq install -y --no-install-recommends "$@" >/dev/null
}

prepare_linux() {
    local needed="" wanted="" python
    if ! python=$(find_python); then
        [ -z "${PYTHON:-}" ] || stop "PYTHON=$PYTHON is not Python 3.11 or newer."
        needed="python3 python3-venv"
        if ! command -v apt-get >/dev/null || [ "$(id -u)" != 0 ]; then
            stop "Python 3.11 or newer is needed. On Debian or Ubuntu: sudo apt-get install $needed"
        fi
        install_packages $needed
        python=$(find_python) || stop "this system's python3 is older than 3.11: install a newer one and set PYTHON."
        needed=""
    fi
    if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
        case "$(basename "$python")" in
            python3|python) needed="python3-venv" ;;
            *) needed="$(basename "$python")-venv" ;;
        esac
    fi
    needed="$needed $(missing_libraries "$python" | tr '\n' ' ')"
    wanted=$(missing_comforts "$python" | tr '\n' ' ')
    needed=$(echo $needed) wanted=$(echo $wanted)
    [ -n "$needed$wanted" ] || return 0
    if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
        [ -z "$needed" ] || install_packages $needed || stop "apt-get could not install: $needed"
        [ -z "$wanted" ] || install_packages $wanted || say "went on without: $wanted"
    elif [ -n "$needed" ]; then
        say "some system packages are missing. Install them, then run the same make again:"
        stop "    sudo apt-get install $needed${wanted:+ $wanted}"
    else
        say "optional (printers, the bundle, a test that traces sockets, an interface font): sudo apt-get install $wanted"
    fi
}

[ "$(uname -s)" != Linux ] || prepare_linux
python=$(find_python) || stop "Python 3.11 or newer is needed; set PYTHON to its path."

if ! .venv/bin/python -m pip --version >/dev/null 2>&1 || ! is_new_enough .venv/bin/python; then
    say "making .venv with $("$python" --version)"
    "$python" -m venv --clear .venv
fi
say "installing requirements.lock"
export PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_INPUT=1
.venv/bin/python -m pip install -q --require-hashes -r requirements.lock
# "compat" puts this folder on the path with a plain .pth file; the default finder would slow every start.
.venv/bin/python -m pip install -q --no-deps --no-build-isolation --config-settings editable_mode=compat -e .
touch .venv/.ready
say "ready"
