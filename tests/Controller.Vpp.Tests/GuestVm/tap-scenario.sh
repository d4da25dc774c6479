# Sourced by bash as root on a kernel that has /dev/vhost-net: inside guest-vm.sh, or on the machine itself.
# Environment: VPP (the binary), SERVER (path of vppilotd.dll). Prints one line "check NAME: ok" or "check NAME: FAILED ..." for each check.
set -u
dir=$(mktemp -d /tmp/tap.XXXXXX)
chmod 755 "$dir"
ns=tap-$$
pids=()

check() { # check NAME COMMAND...
  local name=$1 out
  shift
  if out=$("$@" 2>&1); then echo "check $name: ok"; else echo "check $name: FAILED $(echo "$out" | tail -3 | tr '\n' ' ')"; fi
}
rest() { curl -sS --max-time 120 "$@"; }
finish() {
  local pid
  for pid in "${pids[@]}"; do kill "$pid" 2>/dev/null; done
  wait 2>/dev/null
  ip netns delete "$ns" 2>/dev/null
  rm -rf "$dir"
}

cat >"$dir/startup.conf" <<CONF
unix { nodaemon nosyslog runtime-dir $dir cli-listen $dir/cli.sock log $dir/vpp.log }
api-segment { prefix tap-$$ }
socksvr { socket-name $dir/api.sock }
statseg { socket-name $dir/stats.sock size 64m page-size 4k }
memory { main-heap-size 256M main-heap-page-size 4k }
buffers { buffers-per-numa 4096 page-size 4k }
cpu { main-core 0 }
plugins { plugin default { disable } plugin tap_plugin.so { enable } plugin ping_plugin.so { enable } }
CONF
"$VPP" -c "$dir/startup.conf" >"$dir/vpp.out" 2>&1 &
pids+=($!)
ip netns add "$ns"

# initdb and the postmaster cannot run as root, and need nothing but a directory of their own.
VPPILOT_LISTEN=http://127.0.0.1:18080 VPPILOT_VPP_SOCKET=$dir/api.sock VPPILOT_STATS_SOCKET=$dir/stats.sock VPPILOT_DATA_DIR=$dir/data \
  dotnet "$SERVER" >"$dir/server.log" 2>&1 &
pids+=($!)

ready() { # connected to VPP, and the store is up
  local status
  for _ in $(seq 240); do
    status=$(rest http://127.0.0.1:18080/api/v1/status 2>/dev/null) &&
      case "$status" in *'"connected":true'*'"available":true'*) return 0 ;; esac
    sleep 0.5
  done
  echo "last status: $status"; tail -5 "$dir/server.log" "$dir/vpp.out"
  return 1
}
check ready ready

cat >"$dir/tap.yaml" <<YAML
vppilot: 1
interfaces:
  host:
    type: tap
    id: 0
    host-interface: vtap
    host-namespace: $ns
    host-address: 192.0.2.9/30
    addresses: [192.0.2.10/30]
YAML
echo 'vppilot: 1' >"$dir/empty.yaml"

apply() { # apply FILE OUTCOME
  local answer
  answer=$(rest -H 'Content-Type: application/yaml' --data-binary @"$1" http://127.0.0.1:18080/api/v1/apply)
  case "$answer" in *"\"outcome\":\"$2\""*) ;; *) echo "$answer" | cut -c1-600; return 1 ;; esac
}
ping_from_host() { ip netns exec "$ns" ping -c 3 -i 0.2 -W 5 192.0.2.10; }
shown() { rest http://127.0.0.1:18080/api/v1/interfaces | grep -q '"name":"host".*"type":"tap"'; }
gone() { ! ip -n "$ns" link show vtap; }

check apply apply "$dir/tap.yaml" committed
check ping ping_from_host
check shown shown
check again apply "$dir/tap.yaml" unchanged
check remove apply "$dir/empty.yaml" committed
check gone gone
finish
