#!/usr/bin/env bash
# Makes .venv with a Python of 3.11 or newer and uv inside it, on a machine that may lack pip and venv. Called by make.
set -euo pipefail
cd "$(dirname "$0")/.."

is_new_enough() {
  command -v "$1" >/dev/null 2>&1 && "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

choose_python() {
  local name
  for name in python3 python3.13 python3.12 python3.11 python3.14 python; do
    if is_new_enough "$name"; then
      command -v "$name"
      return
    fi
  done
  return 1
}

as_root() {
  if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo "$@"; fi
}

stop() {
  printf '\n%s\n' "$@" >&2
  exit 1
}

# A uv that is on the machine already can even bring its own Python.
if command -v uv >/dev/null 2>&1 && uv --version >/dev/null 2>&1; then
  echo "Making .venv with $(uv --version) ..."
  [ -x .venv/bin/python ] || uv venv --quiet --python '>=3.11' .venv
  ln -sf "$(command -v uv)" .venv/bin/uv
  exit 0
fi

python=$(choose_python) || stop "Entente needs Python 3.11 or newer, and $(python3 --version 2>&1 || true) is all there is." \
  "On Debian 12 or Ubuntu 24.04 'apt install python3' is enough; elsewhere install python3.11 (or uv) and run make again."

echo "Making .venv with $("$python" --version) ..."
if ! [ -x .venv/bin/python ] || ! .venv/bin/python -m pip --version >/dev/null 2>&1; then
  if "$python" -c 'import ensurepip' 2>/dev/null; then
    "$python" -m venv --clear .venv
  elif "$python" -m pip --version >/dev/null 2>&1; then
    "$python" -m venv --clear --without-pip .venv
  elif command -v apt-get >/dev/null 2>&1 && { [ "$(id -u)" -eq 0 ] || command -v sudo >/dev/null 2>&1; }; then
    echo "This Python has no venv; installing the package python3-venv ..."
    as_root apt-get update -qq && as_root apt-get install -y -qq python3-venv >/dev/null ||
      stop "python3-venv could not be installed. Install it by hand ('apt install python3-venv') and run make again."
    "$python" -m venv --clear .venv
  else
    stop "This Python has neither pip nor venv, and there is no way to install them from here." \
      "Install the package python3-venv (Debian, Ubuntu) or the program uv, and run make again."
  fi
fi

echo "Fetching uv ..."
if .venv/bin/python -m pip --version >/dev/null 2>&1; then
  .venv/bin/python -m pip install --quiet --disable-pip-version-check uv
else
  "$python" -m pip --python .venv/bin/python install --quiet --disable-pip-version-check uv
fi || stop "uv could not be fetched from the package index. Is there a way to the network (or a mirror set for pip)?"
