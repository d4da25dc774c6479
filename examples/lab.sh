#!/usr/bin/env bash
# The lab of examples/lab-nat.yaml: a client and a server, each in a network namespace of its own, with a VPP between them.
#
#     [ns lab-client]  10.10.0.2/24 --- vpp-lan | VPP, NAT44-ED | vpp-wan --- 203.0.113.100/24  [ns lab-server]
#
#   sudo examples/lab.sh up      makes the namespaces, the devices, and a web server in each namespace (port 80)
#   sudo examples/lab.sh test    curl from the client to the server and from the server to the mapped port, and what the server saw
#   sudo examples/lab.sh down    takes all of it away
set -euo pipefail

log=${TMPDIR:-/tmp}/vppilot-lab
client=lab-client server=lab-server

up() {
  down
  mkdir -p "$log"
  local name device peer address gateway
  for name in "$client:vpp-lan:10.10.0.2/24:10.10.0.1" "$server:vpp-wan:203.0.113.100/24:203.0.113.1"; do
    IFS=: read -r name device address gateway <<<"$name"
    peer=eth0
    ip netns add "$name"
    ip link add "$device" type veth peer name "$peer" netns "$name"
    ip link set "$device" up
    ip -n "$name" link set lo up
    ip -n "$name" link set "$peer" up
    ip -n "$name" address add "$address" dev "$peer"
    ip -n "$name" route add default via "$gateway" dev "$peer"
    # The kernel leaves checksums to the (virtual) wire; VPP would forward them as they are.
    ip netns exec "$name" ethtool -K "$peer" tx off >/dev/null
    # Neither side of a lab speaks IPv6 to VPP.
    sysctl -qw "net.ipv6.conf.$device.disable_ipv6=1" 2>/dev/null || true
    mkdir -p "$log/$name"
    echo "hello from $name" >"$log/$name/index.html"
    ip netns exec "$name" setsid python3 -u -m http.server 80 --directory "$log/$name" >"$log/$name.log" 2>&1 &
    echo $! >"$log/$name.pid"
  done
  echo "lab is up; now: vppilot apply examples/lab-nat.yaml, then: $0 test"
}

# Ends the web servers (setsid: the pid on file is the server itself) and takes the namespaces away.
down() {
  local name
  for name in "$client" "$server"; do
    if [ -e "$log/$name.pid" ]; then
      ip netns pids "$name" 2>/dev/null | grep -qx "$(cat "$log/$name.pid")" && kill "$(cat "$log/$name.pid")" 2>/dev/null || true
      rm -f "$log/$name.pid"
    fi
    ip netns delete "$name" 2>/dev/null || true
  done
  ip link delete vpp-lan 2>/dev/null || true
  ip link delete vpp-wan 2>/dev/null || true
}

check() {
  echo "client -> server:              $(ip netns exec "$client" curl -sS --max-time 5 http://203.0.113.100/)"
  echo "the server saw:                $(tail -1 "$log/$server.log")"
  echo "server -> mapping (port 8080): $(ip netns exec "$server" curl -sS --max-time 5 http://203.0.113.10:8080/)"
}

case "${1:-}" in
  up) up ;;
  test) check ;;
  down) down ;;
  *) sed -n '2,8s/^# \{0,1\}//p' "$0"; exit 1 ;;
esac
