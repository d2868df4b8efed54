#!/usr/bin/env bash
# Checks (or formats) the browser's JavaScript with tsc and Biome where node 20 or newer is at hand. Called by make.
set -euo pipefail
cd "$(dirname "$0")/.."
task=${1:-check}

major=$(node --version 2>/dev/null | sed -E 's/^v([0-9]+).*/\1/' || true)
if [ "${major:-0}" -lt 20 ] || ! command -v npm >/dev/null 2>&1; then
  echo "JavaScript checks did NOT run: they need node 20 or newer with npm, and found node ${major:-none}. The game itself needs no node."
  exit 0
fi

stamp=node_modules/.installed
if [ ! -e "$stamp" ] || [ package-lock.json -nt "$stamp" ]; then
  echo "Installing the JavaScript checkers ..."
  npm ci --loglevel error --no-audit --no-fund >/dev/null
  touch "$stamp"
fi

if [ "$task" = format ]; then
  npm run --silent format
else
  npm run --silent types
  npm run --silent lint
fi
