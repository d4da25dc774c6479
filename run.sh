#!/usr/bin/env bash
# Brings VPPilot up and prints its address. Ctrl-C stops everything that this started.
#   ./run.sh             uses the VPP whose API socket it finds; else starts an installed VPP of its own; else the simulator
#   ./run.sh --sim       always the simulator
# Environment: VPP_PREFIX (where VPP is installed), VPPILOT_VPP_SOCKET, VPPILOT_STATS_SOCKET, VPPILOT_LISTEN, VPPILOT_DATABASE, VPPILOT_DATA_DIR.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
. deploy/scripts/prerequisites.sh

simulate=
case "${1:-}" in
  '') ;;
  --sim) simulate=yes ;;
  -h | --help) sed -n '2,5s/^# \{0,1\}//p' "$0"; exit 0 ;;
  *) fail "unknown argument $1 (try --help)" ;;
esac

need_dotnet
[ -n "${VPPILOT_DATABASE:-}${VPPILOT_DATABASE_FILE:-}" ] || need_postgres

state=${VPPILOT_DATA_DIR:-$PWD/.vppilot}
mkdir -p "$state"
bin=$PWD/artifacts/run
if sources_newer_than "$bin/.stamp"; then
  say "building (about a minute the first time; nothing to do the next)"
  log=$state/build.log
  for project in src/Controller.Api src/Controller.Cli src/VppSim; do
    dotnet publish "$project" -c Release -o "$bin/$(basename "$project")" -nologo -v quiet >"$log" 2>&1 || { tail -30 "$log" >&2; fail "the build failed; all of it is in $log"; }
  done
  touch "$bin/.stamp"
fi
cat >"$bin/vppilot" <<EOF
#!/bin/sh
exec dotnet "$bin/Controller.Cli/vppilot.dll" "\$@"
EOF
chmod +x "$bin/vppilot"

# Unix socket paths end at 107 characters, so the sockets live in a short directory of their own.
sockets=$(mktemp -d "${TMPDIR:-/tmp}/vppilot.XXXXXX")
children=()
cleanup() {
  trap - EXIT INT TERM
  local pid
  for pid in "${children[@]}"; do kill -TERM "$pid" 2>/dev/null || true; done
  for pid in "${children[@]}"; do wait "$pid" 2>/dev/null || true; done
  rm -rf "$sockets"
}
trap cleanup EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

api=${VPPILOT_VPP_SOCKET:-/run/vpp/api.sock}
stats=${VPPILOT_STATS_SOCKET:-/run/vpp/stats.sock}
vpp=$(find_vpp)
if [ -n "$simulate" ]; then
  vpp=
elif [ -S "$api" ]; then
  say "data plane: the VPP behind $api"
  vpp=found
elif [ -n "${VPPILOT_VPP_SOCKET:-}" ]; then
  say "data plane: $api is not there yet; the server connects when it is"
  vpp=found
fi

case "$vpp" in
  found) ;;
  '')
    api=$sockets/api.sock stats=$sockets/stats.sock
    say "data plane: SIMULATED (no VPP found in PATH, /opt/vpp/bin or \$VPP_PREFIX): no packet is moved"
    # With the interfaces of examples/cgnat.yaml, so that it can be applied.
    dotnet "$bin/VppSim/vppsim.dll" --api-socket "$api" --stats-socket "$stats" \
      --interface GigabitEthernet0/8/0 GigabitEthernet0/9/0 TenGigabitEthernet1/0/0 TenGigabitEthernet1/0/1 >"$state/vppsim.log" 2>&1 &
    children+=($!)
    ;;
  *)
    api=$sockets/api.sock stats=$sockets/stats.sock
    say "data plane: a private VPP from $vpp (vppctl -s $sockets/cli.sock)"
    [ "$(id -u)" = 0 ] || say "not root: interfaces that need Linux devices (af-packet, tap) will be refused by VPP"
    VPP=$vpp RUNTIME=$sockets LOG=$state/vpp.log deploy/scripts/private-vpp.sh &
    children+=($!)
    ;;
esac

for _ in $(seq 150); do [ -S "$api" ] && break; sleep 0.2; done
[ -S "$api" ] || say "the API socket is not there yet; the server goes on waiting for it"

export VPPILOT_VPP_SOCKET=$api VPPILOT_STATS_SOCKET=$stats VPPILOT_DATA_DIR=$state
export VPPILOT_LISTEN=${VPPILOT_LISTEN:-http://127.0.0.1:8080}
dotnet "$bin/Controller.Api/vppilotd.dll" &
server=$!
children+=("$server")

for _ in $(seq 300); do
  if bash -c "exec 3<>/dev/tcp/${VPPILOT_LISTEN#*//}" 2>/dev/null || { host=${VPPILOT_LISTEN#*//}; bash -c "exec 3<>/dev/tcp/${host%:*}/${host##*:}" 2>/dev/null; }; then break; fi
  kill -0 "$server" 2>/dev/null || break
  sleep 0.2
done
kill -0 "$server" 2>/dev/null || { wait "$server" || code=$?; fail "the server stopped at once (exit code ${code:-0}); the reason is above"; }
say "VPPilot is at $VPPILOT_LISTEN"
say "gRPC is at the next port (VPPILOT_GRPC_LISTEN); from programs and Ansible: docs/api.md, docs/ansible.md"
say "command line: $bin/vppilot (try: $bin/vppilot show status)"
wait "$server"
