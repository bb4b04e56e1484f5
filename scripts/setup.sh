# Prepares this checkout for the scripts beside it, which source this file.
#
# It makes .venv, installs the locked dependencies when the lock has changed, and looks after the
# few system libraries that Qt loads. It never changes the caller's folder.
# shellcheck shell=bash disable=SC2034

set -euo pipefail

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
VENV=$ROOT/.venv

# Shared library and the Debian package that brings it. Qt loads the first group even without a
# screen, the second for a window under X11, the third under Wayland.
LIBRARIES_OFFSCREEN=(
  libglib-2.0.so.0=libglib2.0-0 libGL.so.1=libgl1 libEGL.so.1=libegl1
  libfontconfig.so.1=libfontconfig1 libdbus-1.so.3=libdbus-1-3 libxkbcommon.so.0=libxkbcommon0
)
LIBRARIES_WINDOW=(
  libxcb-cursor.so.0=libxcb-cursor0 libxcb-icccm.so.4=libxcb-icccm4
  libxcb-keysyms.so.1=libxcb-keysyms1 libxcb-shape.so.0=libxcb-shape0
  libxkbcommon-x11.so.0=libxkbcommon-x11-0
  libwayland-cursor.so.0=libwayland-cursor0 libwayland-egl.so.1=libwayland-egl1
)

say() { printf '%s: %s\n' "$(basename "$0")" "$*" >&2; }

die() {
  say "$@"
  exit 1
}

# Installs Debian packages when root; otherwise names them and stops.
need_packages() { # PACKAGE...
  if [[ $(id -u) != 0 ]] || ! command -v apt-get >/dev/null; then
    die "these system packages are missing; install them and try again:
  sudo apt-get install $*"
  fi
  say "installing system packages: $*"
  apt-get update -qq >&2
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >&2
}

# Installs programs that are good to have where that is possible, and goes on without elsewhere.
want_programs() { # PROGRAM=PACKAGE...
  local pair missing=()
  for pair in "$@"; do
    command -v "${pair%%=*}" >/dev/null || missing+=("${pair#*=}")
  done
  if [[ ${#missing[@]} -eq 0 ]]; then return; fi
  (need_packages "${missing[@]}") || say "going on without ${missing[*]}"
}

is_recent_python() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }

# Prints the first Python of at least 3.11; $PYTHON goes first.
find_python() {
  local name
  for name in "${PYTHON:-python3}" python3.13 python3.12 python3.11; do
    if command -v "$name" >/dev/null && is_recent_python "$name"; then
      command -v "$name"
      return
    fi
  done
  return 1
}

ensure_venv() {
  if is_recent_python "$VENV/bin/python"; then return; fi
  local python version
  python=$(find_python) || {
    need_packages python3 python3-venv
    python=$(find_python) || die "Python 3.11 or newer is needed; this system has none"
  }
  if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
    version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
    need_packages "python$version-venv"
  fi
  say "making .venv with $("$python" --version)"
  "$python" -m venv --clear "$VENV"
}

lock_sum() { cat "$ROOT/$1" "$ROOT/pyproject.toml" | sha256sum | cut -d' ' -f1; }

# Installs exactly what a lock lists, and this checkout as an editable package.
ensure_environment() { # LOCK
  local lock=$1 stamp
  ensure_venv
  stamp=$VENV/installed-$lock
  if [[ -f $stamp && $(cat "$stamp") == "$(lock_sum "$lock")" ]]; then return; fi
  say "installing what $lock lists (only when it has changed)"
  "$VENV/bin/python" -m pip install --quiet --disable-pip-version-check \
    --require-hashes --requirement "$ROOT/$lock" >&2 ||
    die "could not install the dependencies; is the network there?"
  "$VENV/bin/python" -m pip install --quiet --disable-pip-version-check \
    --no-deps --no-build-isolation --editable "$ROOT" >&2
  lock_sum "$lock" >"$stamp"
  # The makers' lock holds all that the kiosk's lock does.
  if [[ $lock == requirements-dev.lock ]]; then
    lock_sum requirements.lock >"$VENV/installed-requirements.lock"
  fi
}

# Looks for shared libraries the way Qt's own loading does.
ensure_libraries() { # LIBRARY=PACKAGE...
  [[ $(uname -s) == Linux ]] || return 0
  local pair missing=()
  for pair in $("$VENV/bin/python" - "$@" <<'PYTHON'
import ctypes
import sys

for pair in sys.argv[1:]:
    try:
        ctypes.CDLL(pair.partition("=")[0])
    except OSError:
        print(pair)
PYTHON
  ); do
    missing+=("${pair#*=}")
  done
  if [[ ${#missing[@]} -gt 0 ]]; then need_packages "${missing[@]}"; fi
}
