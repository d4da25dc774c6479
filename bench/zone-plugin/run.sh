#!/usr/bin/env bash
# Clocks a packet: plain forwarding, acl-plugin permit+reflect, zone plugin, in one VPP. See README.md.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
. deploy/scripts/prerequisites.sh

sessions=${1:-10000}
vpp=$(find_vpp)
[ -n "$vpp" ] || fail "needs an installed VPP"
prefix=$(dirname "$(dirname "$vpp")")
plugins=${VPPILOT_PLUGINS:-$PWD/artifacts/vpp-plugins/lib/vpp_plugins}
[ -e "$plugins/zone_plugin.so" ] || fail "no $plugins/zone_plugin.so: build vpp-plugins first"
run=$(mktemp -d /tmp/zone-bench-XXXXXX)
cat >"$run/startup.conf" <<CONF
unix { nodaemon nosyslog nobanner nocolor runtime-dir $run cli-listen $run/cli.sock log $run/vpp.log }
api-segment { prefix zone-bench-$$ }
socksvr { socket-name $run/api.sock }
statseg { socket-name $run/stats.sock size 128m page-size 4k }
memory { main-heap-size 2G main-heap-page-size 4k }
buffers { buffers-per-numa 16384 page-size 4k }
cpu { main-core ${MAIN_CORE:-0} }
zone { sessions ${TABLE:-262144} }
plugins { path $(ls -d "$prefix"/lib/*/vpp_plugins "$prefix"/lib/vpp_plugins 2>/dev/null | head -1):$plugins plugin default { disable } plugin acl_plugin.so { enable } plugin zone_plugin.so { enable } }
acl-plugin { connection count max 2000000 }
CONF
"$vpp" -c "$run/startup.conf" >"$run/out.log" 2>&1 &
pid=$!
trap 'kill $pid 2>/dev/null; wait $pid 2>/dev/null; rm -rf "$run" /dev/shm/zone-bench-$$-*' EXIT
for _ in $(seq 200); do [ -S "$run/cli.sock" ] && break; sleep 0.1; done
ctl() { "$(dirname "$vpp")/vppctl" -s "$run/cli.sock" "$@" | tr -d '\r'; }

ctl create packet-generator interface pg0 >/dev/null
ctl create packet-generator interface pg1 >/dev/null
for command in "set interface state pg0 up" "set interface state pg1 up" "set interface ip address pg0 10.0.0.1/16" \
  "set interface ip address pg1 10.1.0.1/16" "set ip neighbor pg1 10.1.0.2 02:00:00:00:00:02"; do ctl $command >/dev/null; done
# Port and address count up with each packet: a prime number of ports, so that all pairs come before they come again.
ports=$((sessions <= 50000 ? sessions : 50021))
hosts=$((sessions <= 50000 ? 1 : (sessions + ports - 1) / ports))
ctl "packet-generator new { name bench limit 0 node ip4-input interface pg0 size 64-64 data { UDP: 10.0.0.2 - 10.0.$(((hosts + 1) / 256)).$(((hosts + 1) % 256)) -> 10.1.0.2 UDP: 1024 - $((1023 + ports)) -> 2000 length 44 checksum 0 incrementing 36 } }"

# measure NAME: clocks of the nodes of the path, of each node the best of twenty windows
measure() {
  ctl packet-generator enable-stream bench >/dev/null
  sleep "${WARM_UP:-4}"
  for _ in $(seq 20); do
    ctl clear runtime >/dev/null
    sleep 0.3
    ctl show runtime
  done | awk -v name="$1" '
    $1 ~ /^(ip4-input|ip4-lookup|ip4-rewrite|zone-ip4-output|acl-plugin-out-ip4-fa|pg1-output|pg1-tx)/ && $4 > 0 {
      if (!($1 in best) || $6 + 0 < best[$1]) best[$1] = $6 + 0
    }
    END { for (node in best) { line = line sprintf(" %s=%.1f", node, best[node]); sum += best[node] }; printf "%-20s sum=%.1f %s\n", name, sum, line }'
  ctl packet-generator disable-stream bench >/dev/null
}

echo "$sessions flows of 64-byte UDP packets"
measure "plain"
ctl set acl-plugin acl permit+reflect >/dev/null
ctl set acl-plugin interface pg1 output acl 0 >/dev/null
measure "acl permit+reflect"
ctl set acl-plugin interface pg1 output acl 0 del >/dev/null
json=$(find "$(dirname "$(dirname "$plugins")")" "$prefix/share" -name zone.api.json 2>/dev/null | head -1)
indices=$(ctl show interface | awk '$1 == "pg0" || $1 == "pg1" { print $2 }')
# shellcheck disable=SC2086
python3 bench/zone-plugin/upload.py "$run/api.sock" "$json" $indices
measure "zone"
ctl show zone | head -2
