# Sourced by run.sh and test.sh. Finds what VPPilot needs and installs what is missing, saying so. Quiet and offline when all is there.

say()  { printf '\033[2m%s\033[0m %s\n' "[$(basename "$0")]" "$*" >&2; }
fail() { printf '\033[31m%s\033[0m %s\n' "[$(basename "$0")]" "$*" >&2; exit 1; }

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"
  elif command -v sudo >/dev/null 2>&1; then sudo "$@"
  else fail "needs root to run: $* (no sudo here; run it as root, then start again)"
  fi
}

# need_packages PACKAGE... : Debian packages, installed in one go when any is missing.
need_packages() {
  local missing=() package
  for package in "$@"; do
    [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || missing+=("$package")
  done
  [ ${#missing[@]} -gt 0 ] || return 0
  command -v apt-get >/dev/null 2>&1 || fail "needs ${missing[*]}: install them with this system's package manager (only apt-get is automated)"
  say "installing ${missing[*]}"
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${missing[@]}" >/dev/null 2>&1 || {
    # A fresh machine has no package lists yet.
    as_root apt-get update -q >/dev/null || fail "apt-get update failed"
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${missing[@]}" >/dev/null ||
      fail "apt-get could not install ${missing[*]}"
  }
}

# A PostgreSQL server binary from any place Debian or a distribution of one's own puts it.
find_postgres() {
  local found
  found=$(ls -d /usr/lib/postgresql/*/bin/postgres 2>/dev/null | sort -V | tail -1)
  [ -n "$found" ] || found=$(command -v postgres || true)
  printf '%s' "$found"
}

need_postgres() {
  [ -n "$(find_postgres)" ] && return 0
  # Debian's package would otherwise start a cluster of its own at once; VPPilot starts a private one when it needs it.
  if [ ! -e /etc/postgresql-common/createcluster.conf ]; then
    as_root mkdir -p /etc/postgresql-common
    echo 'create_main_cluster = false' | as_root tee /etc/postgresql-common/createcluster.conf >/dev/null
  fi
  need_packages postgresql
}

# need_node_modules FOLDER : what FOLDER/package-lock.json names, with npm; nothing when it is there already.
need_node_modules() {
  [ ! "$1/node_modules/.package-lock.json" -ot "$1/package-lock.json" ] && return 0
  command -v npm >/dev/null 2>&1 || need_packages nodejs npm
  say "installing the Node.js packages of $1"
  (cd "$1" && npm ci --no-progress >/dev/null) || fail "npm ci failed in $1"
  touch "$1/node_modules/.package-lock.json"
}

need_dotnet() {
  [ -x "$HOME/.dotnet/dotnet" ] && PATH="$HOME/.dotnet:$PATH"
  if dotnet --list-sdks 2>/dev/null | grep -q '^10\.'; then return 0; fi
  say "no .NET 10 SDK found"
  if apt-cache show dotnet-sdk-10.0 >/dev/null 2>&1; then
    need_packages dotnet-sdk-10.0
  else
    need_packages curl ca-certificates
    say "installing the .NET 10 SDK into ~/.dotnet with Microsoft's installer"
    curl -fsSL https://dot.net/v1/dotnet-install.sh | bash -s -- --channel 10.0 --install-dir "$HOME/.dotnet" >/dev/null ||
      fail "could not install the .NET 10 SDK; install it from https://dot.net and start again"
    PATH="$HOME/.dotnet:$PATH"
  fi
  dotnet --list-sdks | grep -q '^10\.' || fail "the .NET 10 SDK is still missing"
}

# find_vpp: path of an installed vpp binary, or nothing. The same order as everywhere in VPPilot.
find_vpp() {
  local candidate
  if [ -n "${VPP_PREFIX:-}" ]; then candidate="$VPP_PREFIX/bin/vpp"; [ -x "$candidate" ] && { printf '%s' "$candidate"; return 0; }; fi
  candidate=$(command -v vpp || true); [ -n "$candidate" ] && { printf '%s' "$candidate"; return 0; }
  [ -x /opt/vpp/bin/vpp ] && printf '%s' /opt/vpp/bin/vpp
  return 0
}

# build_if_changed STAMP PROJECT... -- DOTNET-ARGUMENTS... : runs a build only when a source is newer than the stamp, so a second run is offline.
sources_newer_than() {
  [ -e "$1" ] || return 0
  [ -n "$(find src tools tests Directory.*.props Directory.*.targets global.json BannedSymbols.txt .editorconfig \
      \( -name bin -o -name obj -o -name _framework \) -prune -o -type f -newer "$1" -print -quit 2>/dev/null)" ]
}
