#!/usr/bin/env bash
# Installs what only the tests need of the system: a Chromium and a Redis server. Called by make; quiet when both are there.
set -euo pipefail
cd "$(dirname "$0")/.."

has_browser() {
  command -v chromium >/dev/null 2>&1 || command -v chromium-browser >/dev/null 2>&1 ||
    command -v google-chrome >/dev/null 2>&1 || ls "${PLAYWRIGHT_BROWSERS_PATH:-$HOME/.cache/ms-playwright}"/chromium* >/dev/null 2>&1
}

has_redis() {
  command -v redis-server >/dev/null 2>&1
}

as_root() {
  if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo "$@"; fi
}

apt_install() {
  command -v apt-get >/dev/null 2>&1 || return 1
  [ "$(id -u)" -eq 0 ] || command -v sudo >/dev/null 2>&1 || return 1
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "$@" >/dev/null
}

missing=()
has_browser || missing+=(chromium)
has_redis || missing+=(redis-server)
[ ${#missing[@]} -gt 0 ] || exit 0

echo "The tests need ${missing[*]}; installing with apt ..."
if command -v apt-get >/dev/null 2>&1 && { [ "$(id -u)" -eq 0 ] || command -v sudo >/dev/null 2>&1; }; then
  as_root apt-get update -qq || echo "apt-get update failed; trying with the lists that are here."
fi
has_redis || apt_install redis-server || true
# Ubuntu's chromium is a snap that does not start in containers; there Playwright brings its own browser.
if ! has_browser; then
  if grep -qi '^ID=ubuntu' /etc/os-release 2>/dev/null; then
    as_root .venv/bin/playwright install-deps chromium >/dev/null && .venv/bin/playwright install chromium || true
  else
    apt_install chromium || .venv/bin/playwright install chromium || true
  fi
fi

lacking=()
has_browser || lacking+=("a Chromium (Debian: 'apt install chromium'; elsewhere: '.venv/bin/playwright install --with-deps chromium')")
has_redis || lacking+=("a Redis server ('apt install redis-server')")
[ ${#lacking[@]} -gt 0 ] || exit 0
printf '\nThe tests need these programs, and they could not be installed from here:\n' >&2
printf '  - %s\n' "${lacking[@]}" >&2
exit 1
