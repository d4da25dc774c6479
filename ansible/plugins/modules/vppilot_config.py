#!/usr/bin/python
# SPDX-License-Identifier: Apache-2.0
from __future__ import absolute_import, division, print_function

__metaclass__ = type

DOCUMENTATION = r"""
module: vppilot_config
short_description: Desired state of a VPP
description:
  - Says what a VPP shall have, and has a VPPilot server make it so through a Plan; what cannot be applied is undone as a whole.
  - What the task says and what is committed already become the next document of the node, as I(state) tells. The change is made only while
    the document that it began with is still the committed one, so that two tasks cannot overwrite each other.
  - Comments of a committed YAML file are not kept when a task changes it.
version_added: 0.1.0
author: The VPPilot authors (@vppilot)
options:
  config:
    description:
      - The document, or the part of it that I(state) is about, in the keys of the desired-state file.
      - C(vppilot) (the version) and C(node) may be left out.
    type: dict
  text:
    description:
      - The same as text, YAML or JSON, for example from a file with C(lookup('file', 'router.yaml')).
    type: str
  state:
    description:
      - C(merged) adds to what is committed, and changes what both have.
      - C(replaced) does the same, but the interfaces, mappings and so on that are named here are taken as they stand here.
      - C(overridden) makes this the whole document. Whatever VPPilot made and is not in it is removed. A document that leaves
        out the interface by which the server is reached cuts it off.
      - C(deleted) removes what is named here; without anything named, everything that VPPilot made.
      - C(parsed) turns I(text) into I(config). Changes nothing and needs no VPP.
    type: str
    choices: [merged, replaced, overridden, deleted, parsed]
    default: merged
  comment:
    description:
      - Comment of the Revision.
    type: str
  author:
    description:
      - Author of the Revision. The server writes who asked when it is not given.
    type: str
  confirm:
    description:
      - After so long VPP goes back to what it had, unless C(vppilot.vppilot.vppilot_rollback) with C(state=confirmed) runs in time.
      - A number of seconds, or a number with C(s), C(m) or C(h).
    type: str
  i_know:
    description:
      - Makes the change although it cuts the session by which the server is reached. Use it with I(confirm).
    type: bool
    default: false
extends_documentation_fragment:
  - vppilot.vppilot.server
attributes:
  check_mode:
    description: Plans and does not apply.
    support: full
  diff_mode:
    description: Shows the document before and after, and the steps.
    support: full
"""

EXAMPLES = r"""
- name: One more interface
  vppilot.vppilot.vppilot_config:
    config:
      interfaces:
        dmz:
          type: af-packet
          host-interface: eth2
          addresses: [10.0.2.1/24]
    comment: DMZ for the web servers

- name: The router is what its file says
  vppilot.vppilot.vppilot_config:
    text: "{{ lookup('file', 'routers/' ~ inventory_hostname ~ '.yaml') }}"
    state: overridden

- name: A mapping is no longer needed
  vppilot.vppilot.vppilot_config:
    config:
      nat44:
        static-mappings:
          web: {}
    state: deleted

- name: A change that may cut us off takes itself back
  vppilot.vppilot.vppilot_config:
    text: "{{ lookup('file', 'router.yaml') }}"
    state: overridden
    confirm: 5m

- name: We are still here, so it may stay
  vppilot.vppilot.vppilot_rollback:
    state: confirmed

- name: What would it change?
  vppilot.vppilot.vppilot_config:
    text: "{{ lookup('file', 'router.yaml') }}"
    state: overridden
  check_mode: true
  diff: true
"""

RETURN = r"""
before:
  description: The committed document before; empty when there was none.
  returned: when I(state) changes something
  type: dict
after:
  description: The document that is committed now, or would be.
  returned: when I(state) changes something
  type: dict
commands:
  description: The steps, a line each, in the order in which they ran or would run.
  returned: when I(state) changes something
  type: list
  elements: str
  sample: ["+ interface/dmz", "+ interface/dmz/address/10.0.2.1/24"]
plan:
  description: The Plan.
  returned: when I(state) changes something
  type: dict
revision:
  description: Number of the committed Revision.
  returned: when I(state) changes something
  type: int
outcome:
  description: How the apply ended.
  returned: when something was applied
  type: str
  sample: committed
confirmation:
  description: The Revision that goes away again unless it is confirmed, and when; null without I(confirm).
  returned: when something was applied
  type: dict
parsed:
  description: The document as data.
  returned: for C(parsed)
  type: dict
"""

import json

from ansible.module_utils.basic import AnsibleModule
from ansible_collections.vppilot.vppilot.plugins.module_utils import documents, plans
from ansible_collections.vppilot.vppilot.plugins.module_utils.server import SERVER_OPTIONS, Problem, Server

CHANGING = ("merged", "replaced", "overridden", "deleted")

# Another who changes the same node at the same time: begin again with what is committed then.
ATTEMPTS = 5


def main():
    """Runs the module."""
    module = AnsibleModule(
        argument_spec=dict(
            SERVER_OPTIONS,
            config=dict(type="dict"),
            text=dict(type="str"),
            state=dict(type="str", choices=list(CHANGING) + ["parsed"], default="merged"),
            comment=dict(type="str"),
            author=dict(type="str"),
            confirm=dict(type="str"),
            i_know=dict(type="bool", default=False)),
        mutually_exclusive=[("config", "text")],
        required_if=[
            ("state", "merged", ("config", "text"), True),
            ("state", "replaced", ("config", "text"), True),
            ("state", "overridden", ("config", "text"), True),
            ("state", "parsed", ("text",)),
        ],
        supports_check_mode=True)
    server = Server(module.params)
    try:
        state = module.params["state"]
        if state in CHANGING:
            change(module, server)
        else:
            module.exit_json(changed=False, parsed=parse(server, module.params["text"]))
    except Problem as problem:
        module.fail_json(msg=problem.detail, code=problem.code, status=problem.status)


def parse(server, text):
    """A document as data."""
    value = server.post("/api/v1/parse", text.encode("utf-8"), "application/yaml")
    return value if isinstance(value, dict) else {}


def wanted_of(module, server):
    """What the task asks for, as JSON would have it: keys are text."""
    if module.params["text"] is not None:
        return parse(server, module.params["text"])
    return json.loads(json.dumps(module.params["config"] or {}))


def committed_of(server):
    """The committed document and the headers by which a change is meant for it."""
    number = server.get("/api/v1/status").get("revision")
    if not number:
        return {}, None, {"If-None-Match": "*"}
    document = server.get("/api/v1/revisions/{0}/document".format(number), format="json")
    return document, number, {"If-Match": '"revision-{0}"'.format(number)}


def change(module, server):
    """Plans, and applies unless in check mode. What is sent is the whole of it; what the states mean is settled here."""
    wanted = wanted_of(module, server)
    for attempt in range(1, ATTEMPTS + 1):
        committed, number, condition = committed_of(server)
        after = documents.combine(module.params["state"], committed, wanted)
        if not committed and not documents.has_content(after):
            module.exit_json(changed=False, before=committed, after=committed, commands=[], revision=number)
        body = json.dumps(after, sort_keys=True).encode("utf-8")
        plan = server.post("/api/v1/plan", body, "application/json", state="overridden")
        result = describe(committed, after, plan, number)
        for warning in plans.warnings(plan["findings"]) + (plan.get("lockOut") or []):
            module.warn(warning)
        if plans.errors(plan["findings"]):
            module.fail_json(msg="The document has errors: " + "; ".join(plans.errors(plan["findings"])), **result)
        if not result["changed"] or module.check_mode:
            module.exit_json(**result)
        try:
            applied = server.change(
                "/api/v1/apply", body, "application/json", condition, state="overridden", **plans.how(module.params))
        except Problem as problem:
            if problem.code == "revision-changed" and attempt < ATTEMPTS:
                continue
            raise
        result.update(outcome=applied["outcome"], plan=applied["plan"], commands=plans.commands(applied["plan"]))
        if applied["outcome"] not in ("committed", "unchanged"):
            module.fail_json(msg=plans.failure(applied), **result)
        result.update(revision=applied.get("revision") or number, confirmation=applied.get("confirmation"))
        module.exit_json(**result)


def describe(committed, after, plan, number):
    """What the task tells of a change."""
    commands = plans.commands(plan)
    return dict(
        changed=bool(plan["steps"]) or documents.normal(committed) != after, before=committed, after=after, plan=plan, commands=commands, revision=number,
        diff=dict(
            before=text_of(committed), after=text_of(after), before_header="committed", after_header="asked for",
            prepared="\n".join(commands)))


def text_of(document):
    """A document for --diff."""
    return json.dumps(document, indent=2, sort_keys=True) + "\n" if document else ""


if __name__ == "__main__":
    main()
