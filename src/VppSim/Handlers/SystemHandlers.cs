using VppApi.Generated.Memclnt;
using VppApi.Generated.Vlib;
using VppApi.Generated.Vpe;

namespace VppSim.Handlers;

/// <summary>Ping, version, threads, and the few CLI commands that people try first.</summary>
internal static class SystemHandlers
{
    public static void Register(HandlerContext context)
    {
        context.On((ControlPing _) => new ControlPingReply { VpePid = context.State.Pid });
        context.On((ShowVersion _) => new ShowVersionReply
        {
            Program = "vppsim",
            Version = context.Options.Version,
            BuildDate = "simulated",
            BuildDirectory = "",
        });
        context.On((ShowThreads _) => new ShowThreadsReply
        {
            ThreadData =
            [
                new ThreadData { Id = 0, Name = "vpp_main", Type = "", Pid = context.State.Pid },
                new ThreadData { Id = 1, Name = "vpp_wk_0", Type = "workers", Pid = context.State.Pid },
            ],
        });
        context.On((CliInband request) => new CliInbandReply { Reply = Cli(context, request.Cmd.Trim()) });
    }

    private static string Cli(HandlerContext context, string command) => command switch
    {
        "show version" => $"vppsim v{context.Options.Version}: simulated, no packet is moved\n",
        "show plugins" => " Plugin path is: simulated\n",
        "show interface" or "show int" => string.Concat(context.State.Interfaces.All.Select(item =>
            $"{item.Name,-32} {item.SwIfIndex,5} {(item.AdminUp ? "up" : "down"),8} {item.Mtu[0]}/{item.Mtu[1]}/{item.Mtu[2]}/{item.Mtu[3]}\n")),
        _ => $"unknown input `{command}'\n",
    };
}
