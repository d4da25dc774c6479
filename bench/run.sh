#!/usr/bin/env bash
# Holds VppApi and Controller.Stats against other clients of VPP, in one run on a private VPP, and writes the tables into
# docs/performance.md and the raw results under artifacts/bench. Needs an installed VPP 26.06 (PATH, /opt/vpp/bin or
# $VPP_PREFIX) and nothing else that it does not install itself. Run it on a machine that does nothing else.
#   bench/run.sh                  all of it (under 20 minutes on two cores)
#   bench/run.sh --quick          short times, three repetitions (under 5 minutes)
#   bench/run.sh --only ping      only the cases whose names contain this (the document is left alone)
#   bench/run.sh --repetitions 9  how often the clients take turns
#   bench/run.sh --no-document    print the tables only
#   bench/run.sh --simulated      against VppSim, to try the programs; its figures mean nothing
#   bench/run.sh soak [...]       mixed load with kill -9 of VPP; `soak --help` says more
#   bench/run.sh micro [...]      the microbenchmarks, with arguments for BenchmarkDotNet
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. deploy/scripts/prerequisites.sh
case "${1:-}" in -h | --help) sed -n '2,13s/^# \{0,1\}//p' "$0"; exit 0 ;; esac
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

command_line="bench/run.sh${*:+ $*}"
artifacts=$PWD/artifacts/bench
peers=$artifacts/peers
mkdir -p "$artifacts" "$peers"

build() {
  say "building $1"
  dotnet build "bench/$1" -c Release -nologo -v quiet >"$artifacts/build.log" 2>&1 || {
    grep -E 'error|warn' "$artifacts/build.log" | sort -u | head -30
    fail "the build failed; all of it is in $artifacts/build.log"
  }
}

# missing PEER REASON : the reason goes into the tables.
missing() {
  rm -f "$peers/$1"
  printf '%s\n' "$2" >"$peers/$1.missing"
  say "$1: $2"
}

# compile PEER COMPILER-ARGUMENT... : out of tree, with the system's compiler.
compile() {
  local peer=$1
  shift
  rm -f "$peers/$peer" "$peers/$peer.missing"
  cc -O2 -o "$peers/$peer" "$@" >"$artifacts/$peer.log" 2>&1
}

find_vapi_library() {
  local name=$1 directory
  for directory in "$prefix"/lib "$prefix"/lib/* "$prefix"/lib64; do
    [ -e "$directory/$name" ] && { printf '%s' "$directory"; return 0; }
  done
  return 1
}

build_peers() {
  local prefix=$1 library
  compile raw bench/peers/raw/raw.c || { cat "$artifacts/raw.log"; fail "the raw client does not compile"; }
  if [ -z "$prefix" ]; then
    for peer in vapi stats papi; do missing $peer "no VPP is installed"; done
    return
  fi

  if [ -e "$prefix/include/vapi/vapi.h" ] && library=$(find_vapi_library libvapiclient.so); then
    compile vapi -w -I"$prefix/include" bench/peers/vapi/vapi_peer.c -L"$library" -Wl,-rpath,"$library" -Wl,-rpath-link,"$library" \
      -lvapiclient -lvlibmemoryclient -lsvm -lvppinfra -lvlibapi || missing vapi "does not compile against $prefix ($artifacts/vapi.log)"
  else
    missing vapi "no libvapiclient with headers below $prefix"
  fi

  if [ -e "$prefix/include/vpp-api/client/stat_client.h" ] && library=$(find_vapi_library libvppapiclient.so); then
    compile stats -w -I"$prefix/include" bench/peers/stats/stats_peer.c -L"$library" -Wl,-rpath,"$library" -Wl,-rpath-link,"$library" \
      -lvppapiclient -lvlibmemoryclient -lsvm -lvppinfra -lvlibapi || missing stats "does not compile against $prefix ($artifacts/stats.log)"
  else
    missing stats "no libvppapiclient with headers below $prefix"
  fi

  # Where `pip install --prefix` puts it on Debian and elsewhere; Debian's own package is on Python's path already.
  local path
  path=$(ls -d "$prefix"/{,local/}lib/python3*/{site,dist}-packages 2>/dev/null | paste -sd: || true)
  if PYTHONPATH=$path python3 -c 'import vpp_papi' >"$artifacts/papi.log" 2>&1; then
    rm -f "$peers/papi.missing"
    cat >"$peers/papi" <<PAPI
#!/bin/sh
PYTHONPATH='$path' exec python3 '$PWD/bench/peers/papi/papi_peer.py' "\$@" apidir='$prefix/share/vpp/api'
PAPI
    chmod +x "$peers/papi"
  else
    missing papi "no vpp_papi for $(python3 --version) below $prefix"
  fi
}

need_dotnet
case "${1:-}" in
  soak)
    shift
    build Soak
    exec bench/Soak/bin/Release/net10.0/soak "$@"
    ;;
  micro)
    shift
    [ $# -gt 0 ] || set -- --filter '*'
    for project in VppApi.Benchmarks Controller.Benchmarks; do
      dotnet run --project "bench/$project" -c Release -- --artifacts "$artifacts/micro" "$@"
    done
    exit 0
    ;;
esac

arguments=() document=docs/performance.md simulated=
for argument in "$@"; do
  case "$argument" in
    --no-document | --only | --only=*) document= ;;
  esac
  case "$argument" in
    --no-document) continue ;;
    --simulated) simulated=yes ;;
  esac
  arguments+=("$argument")
done

need_packages gcc libc6-dev util-linux procps python3
# Only for the column of system calls: a kernel whose perf is not packaged does without.
command -v perf >/dev/null || (need_packages linux-perf) || say "no perf: system calls will not be counted"
vpp=$(find_vpp)
[ -n "$vpp" ] || [ -n "$simulated" ] || fail "no VPP found: install VPP 26.06 (PATH, /opt/vpp/bin or \$VPP_PREFIX), or try the programs with --simulated"
prefix=
[ -z "$vpp" ] || prefix=$(dirname "$(dirname "$(readlink -f "$vpp")")")
build SideBySide
build_peers "$prefix"
exec bench/SideBySide/bin/Release/net10.0/sidebyside --peers "$peers" --artifacts "$artifacts" --command-line "$command_line" \
  ${document:+--document "$document"} ${arguments[@]+"${arguments[@]}"}
