#!/usr/bin/env bash
# Runs one private VPP for run.sh: everything of it in $RUNTIME, restarted when it dies (it is ours; a VPP that we did not
# start is never restarted). Needs no hugepages and no DPDK. Environment: VPP, RUNTIME, LOG.
set -euo pipefail
: "${VPP:?}" "${RUNTIME:?}" "${LOG:?}"

prefix=$(dirname "$(dirname "$VPP")")
plugins=
for directory in "$prefix"/lib/*/vpp_plugins "$prefix"/lib/vpp_plugins; do
  [ -d "$directory" ] && { plugins="path $directory"; break; }
done
# The first CPU that we may use: in a container that need not be 0, and left alone VPP stays on the one that it happens to start on.
core=$(awk '/^Cpus_allowed_list/ { split($2, cpus, /[-,]/); print cpus[1] }' /proc/self/status)
cat >"$RUNTIME/startup.conf" <<EOF
unix { nodaemon nosyslog nobanner runtime-dir $RUNTIME cli-listen $RUNTIME/cli.sock log $LOG }
api-segment { prefix vppilot-$$ }
socksvr { socket-name $RUNTIME/api.sock }
statseg { socket-name $RUNTIME/stats.sock size 128m page-size 4k update-interval 2.0 }
memory { main-heap-size 1G main-heap-page-size 4k }
buffers { buffers-per-numa 16384 page-size 4k }
cpu { main-core ${core:-0} }
plugins { $plugins plugin dpdk_plugin.so { disable } }
EOF

child=
stop() {
  trap - TERM INT EXIT
  if [ -n "$child" ]; then kill -TERM "$child" 2>/dev/null || true; wait "$child" 2>/dev/null || true; fi
  rm -f "/dev/shm/vppilot-$$-"*
}
trap 'stop; exit 0' TERM INT
trap stop EXIT

while :; do
  # VPP refuses to start over the sockets that a killed VPP left behind.
  rm -f "$RUNTIME"/{api,stats,cli}.sock
  "$VPP" -c "$RUNTIME/startup.conf" >>"$LOG" 2>&1 &
  child=$!
  code=0
  wait "$child" || code=$?
  echo "[private-vpp] VPP ended with exit code $code; starting it again in 2 s (log: $LOG)" >&2
  child=
  sleep 2
done
