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
  - Also settles a change that waits for its confirmation.
version_added: 0.1.0
author: The VPPilot authors (@vppilot)
options:
  revision:
    description:
      - With C(rolled_back) the Revision to go back to, required; a number of 0 or less counts back from the committed one, so C(-1) is the one before it.
      - With the other states the Revision that must be the one that waits; whichever does when it is not given.
    type: int
  state:
    description:
      - C(rolled_back) goes back to I(revision).
      - C(confirmed) keeps the change that waits for its confirmation. Nothing is changed when none waits.
      - C(extended) gives it I(by) more, from now on.
      - C(reverted) takes it back now. Nothing is changed when none waits.
    type: str
    choices: [rolled_back, confirmed, extended, reverted]
    default: rolled_back
  by:
    description:
      - With C(extended) how long from now on; a number of seconds, or a number with C(s), C(m) or C(h).
    type: str
  confirm:
    description:
      - With C(rolled_back) after so long VPP goes forward again, unless it is confirmed.
    type: str
  i_know:
    description:
      - Makes the change although it cuts the session by which the server is reached.
    type: bool
    default: false
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

- name: The change works, so it may stay
  vppilot.vppilot.vppilot_rollback:
    state: confirmed

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
  returned: for C(rolled_back), and for C(reverted) when something was taken back
  type: int
commands:
  description: The steps, a line each, in the order in which they ran or would run.
  returned: like rolled_back_to
  type: list
  elements: str
  sample: ["~ interface/lan"]
plan:
  description: The Plan.
  returned: like rolled_back_to
  type: dict
confirmation:
  description: The Revision that waits for its confirmation now; null when none does.
  returned: when something was changed, and for all states but C(rolled_back)
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
            revision=dict(type="int"),
            state=dict(type="str", choices=["rolled_back", "confirmed", "extended", "reverted"], default="rolled_back"),
            by=dict(type="str"),
            confirm=dict(type="str"),
            i_know=dict(type="bool", default=False),
            comment=dict(type="str"),
            author=dict(type="str")),
        required_if=[("state", "rolled_back", ["revision"]), ("state", "extended", ["by"])],
        supports_check_mode=True)
    server = Server(module.params)
    try:
        if module.params["state"] == "rolled_back":
            roll_back(module, server)
        else:
            settle(module, server)
    except Problem as problem:
        module.fail_json(msg=problem.detail, code=problem.code, status=problem.status)


def settle(module, server):
    """Confirms, extends or reverts what waits."""
    state, revision = module.params["state"], module.params["revision"]
    pending = server.find("/api/v1/confirmation")
    if pending is None or (revision is not None and pending["revision"] != revision):
        if state == "extended":
            module.fail_json(msg="No Revision waits for a confirmation, or not Revision {0}.".format(revision or "any"), confirmation=pending)
        module.exit_json(changed=False, revision=server.get("/api/v1/status").get("revision"), confirmation=pending)
    if module.check_mode:
        module.exit_json(changed=True, revision=pending["revision"] if state != "reverted" else pending["before"], confirmation=pending)
    query = dict(revision=pending["revision"], author=module.params["author"])
    if state == "confirmed":
        server.change("/api/v1/confirmation/confirm", **query)
        module.exit_json(changed=True, revision=pending["revision"], confirmation=None)
    if state == "extended":
        extended = server.change("/api/v1/confirmation/extend", by=module.params["by"], **query)
        module.exit_json(changed=True, revision=pending["revision"], confirmation=extended)
    applied = server.change("/api/v1/confirmation/revert", **query)
    if applied["outcome"] not in ("committed", "unchanged"):
        module.fail_json(msg=plans.failure(applied), outcome=applied["outcome"], plan=applied["plan"])
    module.exit_json(
        changed=True, revision=applied.get("revision"), rolled_back_to=pending["before"], outcome=applied["outcome"], plan=applied["plan"],
        commands=plans.commands(applied["plan"]), confirmation=None)


def roll_back(module, server):
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
        "/api/v1/revisions/{0}/rollback".format(number), **plans.how(module.params))
    result.update(outcome=applied["outcome"], plan=applied["plan"], commands=plans.commands(applied["plan"]))
    if applied["outcome"] not in ("committed", "unchanged"):
        module.fail_json(msg=plans.failure(applied), **result)
    result.update(revision=applied.get("revision") or committed, confirmation=applied.get("confirmation"))
    module.exit_json(**result)


if __name__ == "__main__":
    main()
