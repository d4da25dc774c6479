#!/usr/bin/env bash
# Fetches Debian's own kernel package for guest-vm.sh and unpacks it; nothing is installed. Does nothing when it is there.
#   guest-kernel.sh        environment: GUEST_CACHE (where to; default ~/.cache/vppilot/guest-vm)
set -euo pipefail
cache=${GUEST_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/vppilot/guest-vm}
if ls "$cache"/kernel/boot/vmlinuz-* >/dev/null 2>&1; then exit 0; fi
mkdir -p "$cache"
draft=$(mktemp -d "$cache/draft.XXXXXX")
trap 'rm -rf "$draft"' EXIT
# linux-image-amd64 is a name for the newest one.
package=$(apt-cache depends linux-image-amd64 | awk '/Depends:/ { print $2; exit }')
[ -n "$package" ] || { echo "guest-kernel: this system's package lists have no linux-image-amd64" >&2; exit 1; }
(cd "$draft" && apt-get download -q "$package" && dpkg -x ./*.deb kernel) >"$draft/log" 2>&1 || { cat "$draft/log" >&2; exit 1; }
mv "$draft/kernel" "$cache/kernel"
