"""VPP's own Python client (vpp_papi), as its users call it. Answers as the C peers do (bench/README.md).

papi_peer.py ping|dump|connect socket= apidir= pid= seconds= warm= [rows=] [pause=] [count=]
"""

import glob
import os
import resource
import sys
import time

from vpp_papi import VPPApiClient

ARGUMENTS = dict(one.split("=", 1) for one in sys.argv[2:])


def argument(name, otherwise=None):
    value = ARGUMENTS.get(name, otherwise)
    if value is None:
        sys.exit(f"argument {name}= is missing")
    return value


def vpp_cpu():
    try:
        with open(f"/proc/{argument('pid', '0')}/schedstat", encoding="ascii") as file:
            return int(file.read().split()[0]) / 1e9
    except OSError:
        return 0.0


def own_cpu():
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


def new_client():
    files = glob.glob(os.path.join(argument("apidir"), "**", "*.api.json"), recursive=True)
    return VPPApiClient(apifiles=files, server_address=argument("socket"))


def connect():
    client = new_client()
    client.connect("bench-papi")
    return client


def ping(client):
    if client.api.control_ping().retval != 0:
        sys.exit("ping refused")
    return 1


def dump(client):
    pause = float(argument("pause", "0")) * 1e-6
    seen = set()
    for row in client.api.sw_interface_dump(sw_if_index=0xFFFFFFFF):
        seen.add(row.sw_if_index)
        end = time.monotonic() + pause
        while pause and time.monotonic() < end:
            pass
    return len(seen)


def measure(work, seconds):
    """Runs `work` for a time; returns operations, single times and the number of runs."""
    done, times = 0, []
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        before = time.monotonic()
        done += work()
        times.append(time.monotonic() - before)
    return done, times


def main():
    what = sys.argv[1]
    client = None if what == "connect" else connect()
    if what == "connect":
        client = new_client()

        def work():
            client.connect("bench-papi")
            client.disconnect()
            return 1
    elif what == "ping":
        def work():
            return ping(client)
    elif what == "dump":
        def work():
            return dump(client)
    else:
        sys.exit("papi_peer.py ping|dump|connect name=value...")
    count = int(argument("count", "0"))
    if not count:
        measure(work, float(argument("warm", "0")))
    vpp, cpu, start = vpp_cpu(), own_cpu(), time.monotonic()
    if count:
        done, times = sum(work() for _ in range(count)), []
    else:
        done, times = measure(work, float(argument("seconds")))
    seconds, cpu, vpp = time.monotonic() - start, own_cpu() - cpu, vpp_cpu() - vpp
    line = f"result operations={done} seconds={seconds:.9f} cpu={cpu:.9f} vpp={vpp:.9f}"
    if what == "dump":
        line += f" lost={len(times) * int(argument('rows')) - done}"
    elif times:
        times.sort()
        line += f" p50={times[len(times) // 2] * 1e6:.2f} p99={times[len(times) * 99 // 100] * 1e6:.2f}"
    print(line, flush=True)
    if what != "connect":
        client.disconnect()


main()
