# SPDX-License-Identifier: Apache-2.0
"""What the states of vppilot_config make of a document. Runs without ansible: python3 -m unittest."""
import copy
import importlib.util
import pathlib
import unittest

PATH = pathlib.Path(__file__).resolve().parents[2] / "plugins" / "module_utils" / "documents.py"
SPEC = importlib.util.spec_from_file_location("documents", PATH)
documents = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(documents)

COMMITTED = {
    "vppilot": 1,
    "interfaces": {
        "lan": {"type": "loopback", "mtu": 1500, "addresses": ["10.0.0.1/24"]},
        "wan": {"type": "loopback"},
    },
    "routes": [{"prefix": "0.0.0.0/0", "via": [{"address": "192.0.2.1"}]}, {"prefix": "0.0.0.0/0", "vrf": 10, "blackhole": True}],
    "nat44": {"sessions": 1000, "static-mappings": {"web": {"protocol": "tcp"}, "dns": {"protocol": "udp"}}},
}

# name, state, wanted, what is different from COMMITTED afterwards (None: not there)
CASES = [
    ("nothing", "merged", {}, {}),
    ("a key", "merged", {"interfaces": {"lan": {"mtu": 9000}}}, {("interfaces", "lan", "mtu"): 9000}),
    ("a thing", "merged", {"interfaces": {"dmz": {"type": "loopback"}}}, {("interfaces", "dmz"): {"type": "loopback"}}),
    ("an item", "merged", {"interfaces": {"lan": {"addresses": ["10.0.1.1/24"]}}}, {("interfaces", "lan", "addresses"): ["10.0.0.1/24", "10.0.1.1/24"]}),
    ("an item that is there", "merged", {"interfaces": {"lan": {"addresses": ["10.0.0.1/24"]}}}, {}),
    ("a route of the same table", "merged", {"routes": [{"prefix": "0.0.0.0/0", "blackhole": True}]}, {("routes", 0): {"prefix": "0.0.0.0/0", "blackhole": True}}),
    ("a section", "merged", {"vrfs": {10: {"name": "a"}}}, {("vrfs",): {10: {"name": "a"}}}),
    ("a thing", "replaced", {"interfaces": {"lan": {"type": "loopback"}}}, {("interfaces", "lan"): {"type": "loopback"}}),
    ("a key of a section", "replaced", {"nat44": {"sessions": 5}}, {("nat44", "sessions"): 5}),
    ("a mapping", "replaced", {"nat44": {"static-mappings": {"web": {"protocol": "udp"}}}}, {("nat44", "static-mappings", "web"): {"protocol": "udp"}}),
    ("a thing", "deleted", {"interfaces": {"lan": {}}}, {("interfaces", "lan"): None}),
    ("a thing with its keys", "deleted", {"interfaces": {"lan": {"mtu": 1}}}, {("interfaces", "lan"): None}),
    ("a thing that is not there", "deleted", {"interfaces": {"dmz": {}}}, {}),
    ("a section", "deleted", {"nat44": {}}, {("nat44",): None}),
    ("the last thing of a section", "deleted", {"nat44": {"static-mappings": {"web": {}, "dns": None}}}, {("nat44", "static-mappings"): None}),
    ("a route", "deleted", {"routes": [{"prefix": "0.0.0.0/0"}]}, {("routes",): [{"prefix": "0.0.0.0/0", "vrf": 10, "blackhole": True}]}),
]


def changed(differences):
    """COMMITTED with the differences in it."""
    result = copy.deepcopy(COMMITTED)
    for path, value in differences.items():
        place = result
        for part in path[:-1]:
            place = place[part]
        if value is None:
            del place[path[-1]]
        else:
            place[path[-1]] = value
    return result


class CombineTest(unittest.TestCase):
    def test_cases(self):
        for name, state, wanted, differences in CASES:
            with self.subTest(state=state, name=name):
                before, asked = copy.deepcopy(COMMITTED), copy.deepcopy(wanted)
                result = documents.combine(state, before, asked)
                self.assertEqual(changed(differences), result)
                self.assertEqual(COMMITTED, before, "the committed document was changed")
                self.assertEqual(wanted, asked, "what was asked for was changed")
                self.assertEqual(result, documents.combine(state, result, wanted), "not idempotent")

    def test_overridden_is_what_is_wanted(self):
        self.assertEqual({"vppilot": 1, "interfaces": {"x": {"type": "loopback"}}},
                         documents.combine("overridden", COMMITTED, {"interfaces": {"x": {"type": "loopback"}}, "routes": []}))

    def test_deleted_without_names_is_everything(self):
        self.assertEqual({"vppilot": 1}, documents.combine("deleted", COMMITTED, {}))

    def test_merged_on_an_empty_node(self):
        self.assertEqual({"vppilot": 1, "interfaces": {"x": {}}}, documents.combine("merged", {}, {"interfaces": {"x": {}}}))


if __name__ == "__main__":
    unittest.main()
