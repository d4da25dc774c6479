#!/usr/bin/env python3
"""Uploads one rule set to the zone plugin over VPP's API socket: zones 2 and 3 on two interfaces, one policy that permits.

Usage: upload.py API-SOCKET API-JSON SW-IF-INDEX-IN SW-IF-INDEX-OUT
Speaks the few messages that it needs itself, so that the bench needs no Python package.
"""
import json
import socket
import struct
import sys


class Api:
    def __init__(self, path, definitions):
        self.crc = {m[0]: m[-1]["crc"] for m in json.load(open(definitions))["messages"]}
        self.socket = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.socket.connect(path)
        self.send(struct.pack("!HI64s", 15, 1, b"zone-bench"))
        reply = self.receive()
        count, = struct.unpack_from("!H", reply, 18)
        self.index, = struct.unpack_from("!I", reply, 14)
        self.ids = {}
        for row in range(count):
            number, name = struct.unpack_from("!H64s", reply, 20 + 66 * row)
            self.ids[name.split(b"\0")[0].decode()] = number

    def send(self, message):
        self.socket.sendall(struct.pack("!QII", 0, len(message), 0) + message)

    def receive(self):
        header = self.take(16)
        return self.take(struct.unpack("!QII", header)[1])

    def take(self, size):
        data = b""
        while len(data) < size:
            part = self.socket.recv(size - len(data))
            if not part:
                raise SystemExit("VPP closed the connection")
            data += part
        return data

    def call(self, name, body):
        number = self.ids[f"{name}_{self.crc[name][2:]}"]
        self.send(struct.pack("!HII", number, self.index, 1) + body)
        reply = self.receive()
        retval, = struct.unpack_from("!i", reply, 6)
        if retval != 0:
            raise SystemExit(f"{name}: {retval} {reply[10:].rstrip(bytes(1))!r}")
        return reply[10:]


def text(name):
    return name.encode().ljust(64, b"\0")


def main():
    path, definitions, inside, outside = sys.argv[1:]
    api = Api(path, definitions)
    transaction = api.call("zone_ruleset_begin", bytes(32) + struct.pack("!I7IIBB", 0, *[0] * 7, 0, 0, 0))[:4]
    for zone, name in ((2, "inside"), (3, "outside")):
        api.call("zone_ruleset_add_zone", transaction + struct.pack("!BB64sII8II", zone, 0, text(name), 0, 0, *[0] * 8, 0))
    for index, zone in ((inside, 2), (outside, 3)):
        api.call("zone_ruleset_add_interface", transaction + struct.pack("!IB", int(index), zone))
    api.call("zone_ruleset_add_policy", transaction + struct.pack("!I64sBBHHHHHIII", 10, text("all"), 1, 0, 1, 1, 0, 0, 0, 2, 2, 3))
    api.call("zone_ruleset_commit", transaction + struct.pack("!BB", 2, 0))


main()
