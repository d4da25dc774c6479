#!/usr/bin/env bash
# A VPP on a kernel that has /dev/vhost-net (in guest-vm.sh, or on the machine itself), its API socket on a TCP port, and a Linux side that
# waits for a tap, pings VPP through it, and sees it go. Prints "tap-machine: ..." lines. Runs until it is ended.
# Environment: VPP (the binary), PORT, TAP_NAMESPACE, TAP_DEVICE, TAP_PING (VPP's address).
set -u
: "${VPP:?}" "${PORT:?}" "${TAP_NAMESPACE:?}" "${TAP_DEVICE:?}" "${TAP_PING:?}"
dir=$(mktemp -d /tmp/tap.XXXXXX)
pids=()
finish() {
  trap - EXIT TERM INT
  kill "${pids[@]}" 2>/dev/null
  wait 2>/dev/null
  ip netns delete "$TAP_NAMESPACE" 2>/dev/null
  rm -rf "$dir" /dev/shm/"${dir##*/}"-*
}
trap finish EXIT
trap 'exit 143' TERM
trap 'exit 130' INT

ip netns add "$TAP_NAMESPACE" || exit 1
plugins=
for directory in "${VPP%/bin/vpp}"/lib/*/vpp_plugins "${VPP%/bin/vpp}"/lib/vpp_plugins; do
  if [ -d "$directory" ]; then plugins="path $directory"; break; fi
done
core=$(awk '/^Cpus_allowed_list/ { split($2, cpus, /[-,]/); print cpus[1] }' /proc/self/status)
cat >"$dir/startup.conf" <<CONF
unix { nodaemon nosyslog nobanner nocolor runtime-dir $dir cli-listen $dir/cli.sock log $dir/vpp.log }
api-segment { prefix ${dir##*/} }
socksvr { socket-name $dir/api.sock }
statseg { socket-name $dir/stats.sock size 64m page-size 4k }
memory { main-heap-size 256M main-heap-page-size 4k }
buffers { buffers-per-numa 4096 page-size 4k }
cpu { main-core ${core:-0} }
plugins { $plugins plugin default { disable } plugin tap_plugin.so { enable } plugin ping_plugin.so { enable } }
CONF
"$VPP" -c "$dir/startup.conf" 2>&1 &
pids+=($!)
socat "TCP-LISTEN:$PORT,fork,reuseaddr" "UNIX-CONNECT:$dir/api.sock" 2>/dev/null &
pids+=($!)
until [ -S "$dir/api.sock" ]; do
  kill -0 "${pids[0]}" 2>/dev/null || { echo "tap-machine: VPP ended"; cat "$dir/vpp.log"; exit 1; }
  sleep 0.2
done
echo "tap-machine: listening"

there() { ip -n "$TAP_NAMESPACE" link show "$TAP_DEVICE" >/dev/null 2>&1; }
until there; do sleep 0.2; done
echo "tap-machine: $TAP_DEVICE is there"
# The first echo requests may go while VPP's side is not up yet.
until ip netns exec "$TAP_NAMESPACE" ping -c 1 -W 2 "$TAP_PING" >/dev/null 2>&1; do
  there || break
  sleep 0.2
done
there && echo "tap-machine: $TAP_PING answers"
while there; do sleep 0.2; done
echo "tap-machine: $TAP_DEVICE is gone"
sleep infinity &
pids+=($!)
wait $!
