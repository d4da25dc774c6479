#!/usr/bin/python
# SPDX-License-Identifier: Apache-2.0
from __future__ import absolute_import, division, print_function

__metaclass__ = type

DOCUMENTATION = r"""
module: vppilot_facts
short_description: Collect facts about a VPP and the server that manages it
description:
  - Reads the state of a node from a VPPilot server. Changes nothing.
version_added: 0.1.0
author: The VPPilot authors (@vppilot)
options:
  gather_subset:
    description:
      - What to collect. C(!) before a name leaves it out.
      - C(min) is the node's state only and always collected; C(all) is everything but C(nat44_sessions), for which VPP stops its workers.
    type: list
    elements: str
    choices: [all, min, interfaces, routes, nat44, nat44_mappings, nat44_users, nat44_sessions, stats, snapshot, drift, revisions, config,
      "!interfaces", "!routes", "!nat44", "!nat44_mappings", "!nat44_users", "!stats", "!snapshot", "!drift", "!revisions", "!config"]
    default: [min, interfaces]
extends_documentation_fragment:
  - vppilot.vppilot.server
attributes:
  check_mode:
    description: Changes nothing in either mode.
    support: full
"""

EXAMPLES = r"""
- name: What is this VPP doing?
  vppilot.vppilot.vppilot_facts:
    gather_subset: [interfaces, nat44, drift]

- name: Nobody has changed it by hand
  ansible.builtin.assert:
    that: ansible_facts.vppilot.drift.steps | length == 0
"""

RETURN = r"""
ansible_facts:
  description: What was collected.
  returned: always
  type: dict
  contains:
    vppilot:
      description: The facts, in the spelling of the REST API.
      type: dict
      returned: always
      contains:
        status:
          description: The node's state; C(state) is C(in-sync) when VPP has what the committed Revision asks for.
          type: dict
          returned: always
        interfaces:
          description: Interfaces with counters and rates, by name.
          type: dict
          returned: with the subset
        routes:
          description: Static routes of the Config as VPP has them.
          type: list
          returned: with the subset
        nat44:
          description: NAT44's global state.
          type: dict
          returned: with the subset
        nat44_mappings:
          description: Static and identity mappings.
          type: list
          returned: with the subset
        nat44_users:
          description: Inside hosts that have sessions.
          type: list
          returned: with the subset
        nat44_sessions:
          description: The first thousand sessions.
          type: list
          returned: with the subset
        stats:
          description: VPP's health in numbers.
          type: dict
          returned: with the subset
        snapshot:
          description: Attributes of everything that VPP was observed to have, by path.
          type: dict
          returned: with the subset
        drift:
          description: The Plan from what VPP has to the committed Revision.
          type: dict
          returned: with the subset
        revisions:
          description: Committed Revisions, newest first.
          type: list
          returned: with the subset
        config:
          description: The last committed Revision with its document; null before the first.
          type: dict
          returned: with the subset
"""

from ansible.module_utils.basic import AnsibleModule
from ansible_collections.vppilot.vppilot.plugins.module_utils.server import SERVER_OPTIONS, Problem, Server

READERS = {
    "interfaces": lambda server, status: dict((row["name"], row) for row in server.get("/api/v1/interfaces")),
    "routes": lambda server, status: server.get("/api/v1/routes"),
    "nat44": lambda server, status: server.get("/api/v1/nat44"),
    "nat44_mappings": lambda server, status: server.get("/api/v1/nat44/mappings"),
    "nat44_users": lambda server, status: server.get("/api/v1/nat44/users"),
    "nat44_sessions": lambda server, status: server.get("/api/v1/nat44/sessions", limit=1000)["items"],
    "stats": lambda server, status: server.get("/api/v1/stats"),
    "snapshot": lambda server, status: dict((row["path"], row["attributes"]) for row in server.get("/api/v1/snapshot")["resources"]),
    "drift": lambda server, status: server.get("/api/v1/drift"),
    "revisions": lambda server, status: server.get_all("/api/v1/revisions"),
    "config": lambda server, status: server.get("/api/v1/revisions/{0}".format(status["revision"])) if status.get("revision") else None,
}
NOT_IN_ALL = ("nat44_sessions",)


def wanted(subset):
    """Names to collect."""
    names = set()
    for name in subset:
        if name == "all":
            names.update(reader for reader in READERS if reader not in NOT_IN_ALL)
        elif name in READERS:
            names.add(name)
    return sorted(names - set(name[1:] for name in subset if name.startswith("!")))


def main():
    """Runs the module."""
    choices = ["all", "min"] + list(READERS) + ["!" + name for name in READERS if name not in NOT_IN_ALL]
    module = AnsibleModule(
        argument_spec=dict(SERVER_OPTIONS, gather_subset=dict(type="list", elements="str", choices=choices, default=["min", "interfaces"])),
        supports_check_mode=True)
    server = Server(module.params)
    try:
        facts = {"status": server.get("/api/v1/status")}
        for name in wanted(module.params["gather_subset"]):
            try:
                facts[name] = READERS[name](server, facts["status"])
            except Problem as problem:
                # A VPP without the NAT plugin has no NAT facts; with `all` that is no reason to have none at all.
                if problem.code != "feature-unavailable" or name in module.params["gather_subset"]:
                    raise
                module.warn("{0}: {1}".format(name, problem.detail))
    except Problem as problem:
        module.fail_json(msg=problem.detail, code=problem.code, status=problem.status)
    module.exit_json(changed=False, ansible_facts={"vppilot": facts})


if __name__ == "__main__":
    main()
