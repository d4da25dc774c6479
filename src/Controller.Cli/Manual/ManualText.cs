namespace Controller.Cli.Manual;

/// <summary>What <c>--help</c> teaches after the options. docs/cli.md shows the same with output.</summary>
internal static class ManualText
{
    public const string Summary = "vppilot: keeps a VPP at the state that a file asks for.";

    public const string Root = """
        The usual way:
          vppilot validate lab.yaml      is the file right?
          vppilot plan lab.yaml          what would change?
          vppilot apply lab.yaml         change it: all of it, or nothing
          vppilot watch                  look on

        The careful way, over a line that the change may cut:
          vppilot apply lab.yaml --confirm 10m      goes back by itself after ten minutes...
          vppilot confirm                           ...unless this is said in time

        Exit codes:
          0  done, or nothing to do
          1  something is wrong; standard error says what
          2  plan, show drift, diff: there are differences

        Environment:
          VPPILOT_SERVER      address of the server, when --server is not given
          VPPILOT_VPP_SOCKET  VPP's API socket for 'vppilot api', when --socket is not given
          NO_COLOR            no colour

        Results go to standard output; errors, Findings, questions and progress to standard error.
        Shell completion: vppilot completion --help
        """;

    public const string Validate = """
        Everything that is wrong is listed at once, each with file, line and column; editors can jump to it.
        The rules that need no VPP are checked here; when the server can be asked it adds what only it knows,
        for example whether VPP has a hardware interface of that name.

        Examples:
          vppilot validate lab.yaml
          vppilot validate --offline lab.yaml       in a pre-commit hook: no server needed
          make-config | vppilot validate -          from a pipe
          vppilot validate --json lab.yaml | jq '.findings[] | select(.severity == "error")'

        Exit codes: 0 valid (warnings do not count), 1 not valid.
        """;

    public const string Plan = """
        Reading a Plan:
            +  made          ~  changed in place          -  removed          -/+  taken down and made again
          [traffic-hit]       packets are lost while the step runs
          [sessions-dropped]  established sessions end
          [recreate]          the resource goes away and comes back; so does all that hangs on it
          [restart-needed]    VPP takes it only when it starts
        Steps stand in the order in which they run. What is in VPP and not VPPilot's is listed and left alone.

        Examples:
          vppilot plan lab.yaml
          vppilot plan lab.yaml || [ $? = 2 ]            in CI: fail on errors, not on changes
          vppilot plan --json lab.yaml | jq '.steps[] | select(.impact != "none")'
          vppilot plan lab.yaml --out lab.plan           keep it: 'vppilot apply --plan lab.plan' does this or nothing

        Exit codes: 0 nothing to do, 1 error, 2 there are steps.
        """;

    public const string Apply = """
        The server plans, runs the steps, reads back what it touched and commits a Revision. When VPP refuses a step,
        everything before it is undone and VPP is as it was. An apply goes on when this command is interrupted or the
        connection is lost: 'vppilot watch' shows how it ends.

        FILE may be a part when it is said so: what it means for what is committed, --state says (and --section for one section):
          overridden   it is the whole of it: what it does not name goes away (the default)
          merged       what it says is added or changed, the rest stays
          replaced     what it names becomes just as it says, the rest stays
          absent       what it names goes away

        Without --yes it shows the Plan and asks; where nobody can be asked (no terminal) it refuses.

        With --confirm the change is for a time: VPP goes back by itself to the Revision before, unless
        'vppilot confirm' is said in time. The clock runs on the node. Neither the end of this command or of the
        server nor the loss of the database stops it.

        A change that would cut the session by which it is asked for (the HTTP connection's, or that of the SSH session in
        which this runs, when it comes through VPP) is refused, with the reason. --i-know does it all the same.

        With --plan it does what a Plan said that was made before, or nothing: when another Revision was committed
        since, or VPP changed so that other steps would be taken, the Plan is stale and refused.

        Examples:
          vppilot apply lab.yaml
          vppilot apply lab.yaml --comment "second uplink"
          vppilot apply --yes --json lab.yaml | jq .outcome
          vppilot apply lab.yaml --confirm 10m      undone in ten minutes unless confirmed
          vppilot apply dmz.yaml --state merged          adds what the file says, removes nothing
          vppilot apply blocklist.yaml --section routes=replaced
          vppilot apply --plan lab.plan             what 'vppilot plan --out lab.plan' showed

        Exit codes: 0 applied or nothing to do, 1 not applied.
        """;

    public const string Confirm = """
        Needs neither VPP nor the database. Exit codes: 0 confirmed, 1 nothing waits, or it is too late.

        Examples:
          vppilot apply lab.yaml --confirm 10m && ping -c 3 192.0.2.1 && vppilot confirm
          vppilot confirm --revision 7      only if it is revision 7 that waits
        """;

    public const string Extend = """
        The new deadline counts from now, also when it is earlier than the old one.

        Examples:
          vppilot extend 30m
        """;

    public const string Revert = """
        What the deadline would do, now: VPP gets the Revision before, which becomes a new Revision. Other than an
        apply it is not undone when VPP refuses a part: all that can come back comes back.

        Examples:
          vppilot revert
        """;

    public const string Rollback = """
        Shows the Plan from what VPP has to that Revision, asks, and applies it like any other document. History is
        never rewritten: what comes back is a new Revision.

        Examples:
          vppilot rollback 6
          vppilot rollback 6 --confirm 10m --comment "the uplink of revision 7 flaps"
          vppilot diff 6 7                  what would go away, before

        Exit codes: 0 applied or nothing to do, 1 not applied.
        """;

    public const string Diff = """
        What a node with Revision A would get to have Revision B:  + made,  ~ changed,  - removed.
        With --text a unified diff of the documents as they were sent, comments and all.

        Examples:
          vppilot diff 6 7
          vppilot diff 0 7                  everything that revision 7 asks for
          vppilot diff --text 6 7

        Exit codes: 0 the same, 1 error, 2 different.
        """;

    public const string Gather = """
        Without an option the file has what is VPPilot's, and plans to nothing. With --foreign it has everything that a
        file can ask for; applying it takes over what others made. A secret is in it as VPPilot knows it.

        Examples:
          vppilot gather > lab.yaml
          vppilot gather --foreign > all.yaml && vppilot plan all.yaml      what taking over would change
        """;

    public const string History = """
        One line for everything that somebody asked for: applies with their outcome, rollbacks, confirmations, what
        was refused and why. Lines are added and never changed; the database refuses anything else.
        'vppilot show revisions' lists what was committed.

        Examples:
          vppilot history
          vppilot history --json | jq '.items[] | select(.action == "rollback")'
        """;

    public const string Show = """
        On a terminal tables are framed; on a pipe they are aligned columns, one field a cell, - for nothing.
        --json prints what the server sent.

        Examples:
          vppilot show status
          vppilot show interfaces
          vppilot show sessions --user 10.0.0.2
          vppilot show mappings | awk '$3 == "tcp" { print $5 }'
        """;

    public const string Sessions = """
        VPP stops its workers while it lists sessions, so the server reads them user by user and only as many as a page
        needs. Ask for one user where you can.

        Examples:
          vppilot show sessions --user 10.0.0.2
          vppilot show sessions --filter :443 --limit 20
        """;

    public const string Revision = """
        The document is printed as it was sent, so that it can be kept or applied again.

        Examples:
          vppilot show revision 6 > lab.yaml
          vppilot show revision 6 --plan              what that revision changed
        """;

    public const string Drift = """
        Drift is somebody else's change to what VPPilot manages, for example by vppctl. An apply of the committed
        document takes it back.

        Exit codes: 0 no drift, 1 error, 2 drift.
        """;

    public const string Watch = """
        On a terminal: a live screen of the node's state and the interfaces' rates, until Ctrl-C.
        On a pipe: one line whenever something changes; with --json one JSON object a line (the server's status).
        A server that goes away is waited for.

        Examples:
          vppilot watch
          vppilot watch | tee -a vppilot.log
          vppilot watch --json | jq -c 'select(.state == "drift")'
        """;

    public const string Schema = """
        JSON Schema (2020-12) of the desired-state file, for completion and checking in editors. No server is needed.

        Examples:
          vppilot schema > vppilot.schema.json
          # yaml-language-server: $schema=vppilot.schema.json        first line of lab.yaml, for VS Code and others
        """;

    public const string Version = """
        Not reaching the server is no error here: the versions that are known are printed.
        """;

    public const string Completion = """
        Prints a script that teaches the shell to complete commands, options and file names.

        Install:
          bash   vppilot completion bash > /etc/bash_completion.d/vppilot
          zsh    vppilot completion zsh  > "${fpath[1]}/_vppilot"
          fish   vppilot completion fish > ~/.config/fish/completions/vppilot.fish
        """;
}
