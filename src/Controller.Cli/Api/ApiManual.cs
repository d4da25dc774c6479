namespace Controller.Cli.Api;

/// <summary>What <c>--help</c> of the <c>api</c> commands teaches after the options.</summary>
internal static class ApiManual
{
    public const string Api = """
        These commands talk to VPP itself, over its API socket, behind the server's back: what they change is drift to the
        server, and its next apply takes it back. For looking, debugging and tests.

        Messages are JSON objects with VPP's own field names:
          enums by name, flags as arrays of names       "IF_STATUS_API_FLAG_ADMIN_UP", ["SUB_IF_API_FLAG_EXACT_MATCH"]
          addresses, prefixes and MACs as text          "192.0.2.1", "2001:db8::/64", "02:fe:00:00:00:01"
          bytes as hex digits, or as a text             "0a00", {"text": "abc"}
          unions as an object with the arm              {"ip4": "192.0.2.1"}
          "~0" is the largest number of a field; numbers above 2^53 are texts; a key that is left out has VPP's default
        docs/api-trace.md has all of it.

        Examples:
          vppilot api ls loopback
          vppilot api call show_version
          vppilot api call create_loopback
          vppilot api trace record session.vpptrace
        """;

    public const string List = """
        crc     the layout's checksum
        state   ok       this VPP has the message in the layout that this release knows
                changed  in another layout; VPP is asked to describe it, and 'call' speaks that
                extra    this release does not know it; VPP is asked to describe it
                missing  (--all) this VPP does not have it: the plugin is not loaded
        Without --all: what one calls or waits for, no replies and no details. --json prints an object a line, with fields.

        Examples:
          vppilot api ls nat44_ed
          vppilot api ls 'sw_interface_*' --verbose
          vppilot api ls --offline --json | jq -r 'select(.kind == "event").name'
        """;

    public const string Call = """
        This goes directly to VPP, behind the server's back.

        A request prints its reply; a dump and a stream print a row a line, and nothing when there is none. What VPP refuses is told
        with VPP's name of the error, and exit code 1.

        Examples:
          vppilot api call show_version
          vppilot api call sw_interface_dump | jq -r .interface_name
          vppilot api call sw_interface_set_flags '{"sw_if_index": 1, "flags": ["IF_STATUS_API_FLAG_ADMIN_UP"]}'
          vppilot api call ip_route_add_del @route.json
          vppilot api call want_interface_events '{"enable_disable": 1}' --events

        Exit codes: 0 done, 1 not.
        """;

    public const string Trace = """
        A recording is one file with every message in both directions, the time of each, and the definitions that are needed to read it
        later. Keys and passwords are not in it.
        """;

    public const string TraceRecord = """
        Listens on a socket of its own, passes everything on to VPP unchanged, and keeps a copy. Any client can be recorded, the server too:
        start it with VPPILOT_VPP_SOCKET set to that socket.

        Fields that hold keys and passwords are replaced by zeros in the copy, and so are command lines with such words in them; messages
        that nobody can describe are recorded by name only. The rest of a configuration is in it: mind to whom you give it.

        Examples:
          vppilot api trace record session.vpptrace
          VPPILOT_VPP_SOCKET=/run/vpp/api-trace.sock ./run.sh                    in another terminal
        """;

    public const string TraceShow = """
        A line is a message: time, connection, direction (> to VPP, < from VPP), name, context, for a first answer the time that VPP took,
        VPP's error if it is one, and the fields.

        Examples:
          vppilot api trace show session.vpptrace
          vppilot api trace show session.vpptrace --errors
          vppilot api trace show session.vpptrace --json | jq 'select(.latency_us > 10000)'

        Exit codes: 0 shown, 1 damaged (what could be read before is shown).
        """;

    public const string Replay = """
        The requests go to VPP in the order of the recording, over one connection. Message ids, client index and contexts are
        those of this VPP; everything else is as it was recorded, interface indices too: replay to a VPP that is as the recorded one was.
        What VPP answers otherwise is listed. Pings are left out, and so is what cannot be sent: requests with hidden keys, and messages
        that this VPP does not have.

        Examples:
          vppilot api replay session.vpptrace --dry-run
          vppilot api replay session.vpptrace --socket /tmp/vpp2/api.sock

        Exit codes: 0 everything came out as recorded, 1 something did not or was not sent.
        """;
}
