using System.CommandLine;
using System.Globalization;
using Soak;

var defaults = new SoakOptions();
var minutes = new Option<double>("--minutes") { Description = "How long.", DefaultValueFactory = _ => defaults.Duration.TotalMinutes };
var every = new Option<double>("--kill-every") { Description = "Seconds from one kill of VPP to the next.", DefaultValueFactory = _ => defaults.KillEvery.TotalSeconds };
var kills = new Option<int>("--least-kills") { Description = "Kills that there are in any case, however slow the machine is.", DefaultValueFactory = _ => defaults.LeastKills };
var absence = new Option<double>("--longest-absence") { Description = "Seconds that VPP stays away after a kill, at most.", DefaultValueFactory = _ => defaults.LongestAbsence.TotalSeconds };
var seed = new Option<int>("--seed") { Description = "Seed of what is drawn.", DefaultValueFactory = _ => defaults.Seed };
var simulated = new Option<bool>("--simulated") { Description = "VppSim in place of a VPP." };
var root = new RootCommand("Mixed load on a private VPP that is killed (SIGKILL) again and again: nothing may hang, no event may be lost, memory must stay flat.")
{
    minutes, every, kills, absence, seed, simulated,
};
root.SetAction(async arguments =>
{
    var options = new SoakOptions
    {
        Duration = TimeSpan.FromMinutes(arguments.GetValue(minutes)),
        KillEvery = TimeSpan.FromSeconds(arguments.GetValue(every)),
        LeastKills = arguments.GetValue(kills),
        LongestAbsence = TimeSpan.FromSeconds(arguments.GetValue(absence)),
        Seed = arguments.GetValue(seed),
        Simulated = arguments.GetValue(simulated),
    };
    var report = await new SoakRun(options, Console.Out.WriteLine).RunAsync();
    report.Write(Console.Out);
    return report.IsGood ? 0 : 1;
});
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
return await root.Parse(args).InvokeAsync();
