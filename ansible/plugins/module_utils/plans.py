# SPDX-License-Identifier: Apache-2.0
"""What a Plan says, for people and for --diff."""
from __future__ import absolute_import, division, print_function

__metaclass__ = type

SIGNS = {"create": "+", "update": "~", "delete": "-"}


def commands(plan):
    """The steps, a line each, in the order in which they run."""
    return ["{0} {1}{2}".format(SIGNS.get(step["operation"], step["operation"]), step["path"], _impact(step)) for step in plan["steps"]]


def before_and_after(plan):
    """What the steps change, as two texts for --diff."""
    before, after = [], []
    for step in plan["steps"]:
        if step["operation"] != "create":
            before.append(step["path"])
        if step["operation"] != "delete":
            after.append(step["path"])
        for change in step.get("changes") or []:
            if change.get("before") is not None:
                before.append("  {0}: {1}".format(change["name"], change["before"]))
            if change.get("after") is not None:
                after.append("  {0}: {1}".format(change["name"], change["after"]))
    return _text(before), _text(after)


def errors(findings):
    """The Findings that stand in the way, a line each."""
    return [describe(finding) for finding in findings if finding["severity"] == "error"]


def warnings(findings):
    """The other Findings, a line each."""
    return [describe(finding) for finding in findings if finding["severity"] != "error"]


def describe(finding):
    """A Finding in a line."""
    return "{0}: {1} ({2})".format(finding["path"] or "document", finding["text"], finding["code"])


def how(params):
    """How to apply, as a query."""
    return dict(
        comment=params["comment"], author=params["author"], confirm=params.get("confirm"),
        **({"i-know": True} if params.get("i_know") else {}))


def failure(result):
    """Why an apply did not commit, in a sentence."""
    reason = result.get("failure")
    if result["outcome"] == "invalid":
        return "The document has errors; VPP was not touched: " + "; ".join(errors(result["plan"]["findings"]))
    if not reason:
        return "The apply ended as {0}.".format(result["outcome"])
    text = "{0}: {1}.".format(reason.get("path") or "The apply", reason["error"])
    if result["outcome"] == "rolled-back":
        return text + " Everything before it was undone; VPP is as it was."
    if result["outcome"] == "interrupted":
        return text + " VPP went away; the server finishes or undoes the apply when VPP is back."
    return text + " Undoing failed too: " + "; ".join(reason.get("left") or ["nothing is known of what is left"])


def _impact(step):
    return "" if step.get("impact") in (None, "none") else "  ({0})".format(step["impact"])


def _text(lines):
    return "".join(line + "\n" for line in lines)
