#!/usr/bin/python
# SPDX-License-Identifier: Apache-2.0
from __future__ import absolute_import, division, print_function

__metaclass__ = type

DOCUMENTATION = r"""
module: vppilot_rollback
short_description: Bring a VPP back to an earlier Revision
description:
  - Applies the document of an earlier Revision again, through a Plan like any other. It becomes a new Revision.
  - Does nothing when VPP has what that Revision asks for and it is the committed one.
version_added: 0.1.0
author: The VPPilot authors (@vppilot)
options:
  revision:
    description:
      - Number of the Revision to go back to; a number of 0 or less counts back from the committed one, so C(-1) is the one before it.
    type: int
    required: true
  comment:
    description:
      - Comment of the new Revision. The server writes one when it is not given.
    type: str
  author:
    description:
      - Author of the new Revision. The server writes who asked when it is not given.
    type: str
extends_documentation_fragment:
  - vppilot.vppilot.server
attributes:
  check_mode:
    description: Plans and does not apply.
    support: full
  diff_mode:
    description: Shows what the steps change.
    support: full
"""

EXAMPLES = r"""
- name: Undo the last change
  vppilot.vppilot.vppilot_rollback:
    revision: -1
    comment: The new uplink does not carry traffic

- name: What would going back to Revision 12 change?
  vppilot.vppilot.vppilot_rollback:
    revision: 12
  check_mode: true
  diff: true
"""

RETURN = r"""
revision:
  description: The Revision that is committed now.
  returned: always
  type: int
rolled_back_to:
  description: The Revision whose document it has.
  returned: always
  type: int
commands:
  description: The steps, a line each, in the order in which they ran or would run.
  returned: always
  type: list
  elements: str
  sample: ["~ interface/lan"]
plan:
  description: The Plan.
  returned: always
  type: dict
outcome:
  description: How the apply ended.
  returned: when something was applied
  type: str
  sample: committed
"""

from ansible.module_utils.basic import AnsibleModule
from ansible_collections.vppilot.vppilot.plugins.module_utils import plans
from ansible_collections.vppilot.vppilot.plugins.module_utils.server import SERVER_OPTIONS, Problem, Server


def number_of(module, server):
    """The Revision to go back to, and the committed one."""
    committed = server.get("/api/v1/status").get("revision") or 0
    wanted = module.params["revision"]
    number = wanted if wanted > 0 else committed + wanted
    if number < 1:
        module.fail_json(msg="There is no Revision {0}: the committed one is {1}.".format(wanted, committed or "none"))
    return number, committed


def main():
    """Runs the module."""
    module = AnsibleModule(
        argument_spec=dict(
            SERVER_OPTIONS,
            revision=dict(type="int", required=True),
            comment=dict(type="str"),
            author=dict(type="str")),
        supports_check_mode=True)
    server = Server(module.params)
    try:
        run(module, server)
    except Problem as problem:
        module.fail_json(msg=problem.detail, code=problem.code, status=problem.status)


def run(module, server):
    """Plans, and applies unless in check mode."""
    number, committed = number_of(module, server)
    plan = server.post("/api/v1/revisions/{0}/plan".format(number))
    before, after = plans.before_and_after(plan)
    result = dict(
        changed=bool(plan["steps"]), revision=committed, rolled_back_to=number, plan=plan, commands=plans.commands(plan),
        diff=dict(before=before, after=after, before_header="VPP", after_header="revision {0}".format(number)))
    if plans.errors(plan["findings"]):
        module.fail_json(msg="Revision {0} cannot be applied: {1}".format(number, "; ".join(plans.errors(plan["findings"]))), **result)
    if not plan["steps"] or module.check_mode:
        module.exit_json(**result)

    applied = server.change(
        "/api/v1/revisions/{0}/rollback".format(number), comment=module.params["comment"], author=module.params["author"])
    result.update(outcome=applied["outcome"], plan=applied["plan"], commands=plans.commands(applied["plan"]))
    if applied["outcome"] not in ("committed", "unchanged"):
        module.fail_json(msg=plans.failure(applied), **result)
    result["revision"] = applied.get("revision") or committed
    module.exit_json(**result)


if __name__ == "__main__":
    main()
