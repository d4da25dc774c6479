#!/usr/bin/env bash
# Builds everything and runs every test, on a machine with nothing of ours installed. Tests that need a real VPP are
# counted aloud as skipped when none is installed (PATH, /opt/vpp/bin, $VPP_PREFIX).
#   ./test.sh                  all of it (under 20 minutes on two cores)
#   ./test.sh VppApi Core      only the test projects whose names contain one of the words
# The last line is `N passed, N failed, N skipped`.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
. deploy/scripts/prerequisites.sh
case "${1:-}" in -h | --help) sed -n '2,6s/^# \{0,1\}//p' "$0"; exit 0 ;; esac

need_dotnet
need_postgres
need_packages chromium iproute2 ethtool curl python3 procps util-linux
# The programs of other people that Controller.Clients.Tests talks to the server with.
need_packages python3-grpcio protobuf-compiler protobuf-compiler-grpc ansible-core
need_node_modules tests/Controller.Clients.Tests/GrpcJs
vpp=$(find_vpp)
if [ -n "$vpp" ]; then
  say "real VPP: $vpp"
  # The zone plugin is built against it.
  need_packages cmake ninja-build gcc libc6-dev python3-ply
  need_packages iputils-ping socat
  # A tap needs the kernel's vhost-net: where there is none, its test runs VPP on Debian's own kernel in a small VM.
  if [ ! -e /dev/vhost-net ] && [ "$(uname -m)" = x86_64 ]; then
    need_packages qemu-system-x86 busybox-static cpio binutils
    tests/Controller.Vpp.Tests/GuestVm/guest-kernel.sh || say "no kernel for the small VM: the test of VPP's tap will be skipped"
  fi
else say "real VPP: none found, its tests will be skipped"
fi

results=$PWD/artifacts/test-results
rm -rf "$results"
mkdir -p "$results"
export VPPILOT_SCREENSHOTS=$results/screenshots
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

say "building"
if ! dotnet build VPPilot.slnx -c Release -nologo -v quiet >"$results/build.log" 2>&1; then
  grep -E 'error|warn' "$results/build.log" | sort -u | head -50
  say "the build failed; all of it is in $results/build.log"
  echo "0 passed, 1 failed, 0 skipped"
  exit 1
fi

passed=0 failed=0 skipped=0
for project in tests/*.Tests; do
  name=$(basename "$project" .Tests)
  if [ $# -gt 0 ]; then
    wanted=
    for word in "$@"; do case "$name" in *"$word"*) wanted=yes ;; esac; done
    [ -n "$wanted" ] || continue
  fi
  say "testing $name"
  log=$results/$name.log
  timeout --kill-after=30 1200 dotnet test "$project" -c Release --no-build --nologo \
    --logger "trx;LogFileName=$results/$name.trx" --logger 'console;verbosity=normal' --blame-hang-timeout 8m >"$log" 2>&1
  code=$?
  # The closing lines of the console logger: "     Passed: 12" and so on.
  count() { sed -n "s/^ *$1: \([0-9]*\)\$/\1/p" "$log" | tail -1; }
  p=$(count Passed) f=$(count Failed) s=$(count Skipped)
  p=${p:-0} f=${f:-0} s=${s:-0}
  # A run that died has no honest count: that is a failure, whatever it printed before.
  if [ "$code" != 0 ] && [ "$f" = 0 ]; then f=1; tail -30 "$log"; say "$name ended with exit code $code"; fi
  if [ "$((p + f + s))" = 0 ]; then f=1; tail -30 "$log"; say "$name ran no test"; fi
  [ "$f" = 0 ] || grep -E -A 12 '^ *Failed ' "$log" | head -120
  [ "$s" = 0 ] || sed -n 's/^ *Skipped \(.*\) \[.*/    skipped: \1/p' "$log"
  echo "  $name: $p passed, $f failed, $s skipped"
  passed=$((passed + p)) failed=$((failed + f)) skipped=$((skipped + s))
done

[ "$skipped" = 0 ] || echo "$skipped tests were skipped: they need what this machine lacks (their names are above)"
echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" = 0 ] && [ "$passed" -gt 0 ]
