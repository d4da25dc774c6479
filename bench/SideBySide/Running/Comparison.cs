using System.Globalization;
using SideBySide.Cases;
using SideBySide.Report;

namespace SideBySide.Running;

/// <summary>The whole run: the contenders take turns (A, B, C, A, B, C, …), each in a process of its own.</summary>
/// <param name="options">How.</param>
/// <param name="say">Where progress is told.</param>
internal sealed class Comparison(ComparisonOptions options, Action<string> say)
{
    private const int SyscallRequests = 50_000;

    private readonly Placement _placement = Placement.ForThisMachine();
    private readonly ContenderRunner _runner = new(Placement.ForThisMachine().ClientCpus);
    private readonly PeerPrograms _programs = new(options.Peers);
    private readonly List<RunResult> _results = [];
    private readonly Dictionary<(string Case, Contender Contender), double> _syscalls = [];
    private readonly List<string> _failures = [];
    private readonly List<string> _notes = [];

    /// <summary>Runs it.</summary>
    /// <returns>What came out; with its failures, when there were any.</returns>
    /// <exception cref="InvalidOperationException">No case is left to run, or VPP failed.</exception>
    public async Task<ComparisonOutcome> RunAsync()
    {
        var cases = CaseCatalog.Make(options.Routes, options.Interfaces).Where(IsWanted).ToArray();
        if (cases.Length == 0) throw new InvalidOperationException($"no case matches {string.Join(", ", options.Only)}");
        var began = DateTimeOffset.UtcNow;
        var loadBefore = MachineFacts.Load();
        var missing = cases.SelectMany(static one => one.Contenders).Select(static one => one.Program).Distinct()
            .Select(program => (program, reason: _programs.WhyMissing(program))).Where(static one => one.reason is not null).ToArray();
        foreach (var (program, reason) in missing) say($"{program} takes no part: {reason}");
        var version = "";
        using var csv = new CsvFile(Path.Combine(options.Artifacts, "runs.csv"));
        foreach (var stage in cases.GroupBy(static one => one.Stage))
        {
            say($"starting a {(options.Simulated ? "simulated VPP" : "VPP")} for {stage.Key}");
            await using var vpp = await BenchVpp.StartAsync(_placement, stage.Key, options.Interfaces, options.Simulated);
            version = vpp.Version;
            await RunStageAsync(vpp, [.. stage], csv);
        }

        return new ComparisonOutcome
        {
            Machine = MachineFacts.Read(),
            Placement = _placement,
            VppVersion = version,
            Options = options,
            Began = began,
            Took = DateTimeOffset.UtcNow - began,
            LoadBefore = loadBefore,
            Cases = cases,
            Results = _results,
            Syscalls = _syscalls,
            Failures = _failures,
            Notes = _notes,
            Missing = [.. missing.Select(static one => $"{one.program}: {one.reason}")],
        };
    }

    private bool IsWanted(BenchmarkCase one)
        => options.Only.Count == 0 || options.Only.Any(word => one.Name.Contains(word, StringComparison.Ordinal));

    private async Task RunStageAsync(BenchVpp vpp, IReadOnlyList<BenchmarkCase> cases, CsvFile csv)
    {
        foreach (var one in cases) await RunCaseAsync(vpp, one, "idle", one.Count, csv);
        if (await CanCountAsync(cases))
        {
            foreach (var one in cases.Where(static one => one.CountsSyscalls)) await CountSyscallsAsync(vpp, one);
        }

        var busy = options.Simulated ? [] : cases.Where(static one => one.WhenBusy).ToArray();
        if (busy.Length == 0) return;
        await vpp.MakeBusyAsync();
        foreach (var one in busy) await RunCaseAsync(vpp, one, "busy", one.BusyCount, csv);
        await vpp.MakeIdleAsync();
    }

    private async Task RunCaseAsync(BenchVpp vpp, BenchmarkCase one, string profile, int count, CsvFile csv)
    {
        var routesBefore = one.ChecksRoutes ? await vpp.CountHostRoutesAsync() : null;
        var contenders = one.Contenders.Where(contender => _programs.WhyMissing(contender.Program) is null).ToList();
        for (var repetition = 1; repetition <= options.Repetitions; repetition++)
        {
            say($"{one.Name} ({profile} main), repetition {repetition} of {options.Repetitions}");
            foreach (var contender in contenders.ToArray())
            {
                foreach (var step in one.Steps)
                {
                    var name = one.Name + (step.Name.Length == 0 ? "" : "-" + step.Name);
                    try
                    {
                        var output = await _runner.RunAsync(_programs.Command(contender, $"{Target(vpp)} {Amount(count)} {step.Arguments}"));
                        var result = RunResult.Parse(output, new RunFrame(profile, name, contender, repetition, DateTimeOffset.UtcNow, MachineFacts.Load()));
                        _results.Add(result);
                        csv.Write(result);
                        if (routesBefore is { } before) await CheckRoutesAsync(vpp, contender, name, before + (long)(step.RoutesLeft * count));
                    }
                    catch (Exception error) when (error is ContenderFailedException or FormatException)
                    {
                        Note(contender, $"{name} ({profile}): {error.Message}");
                        say(vpp.LogTail());
                        if (one.ChecksRoutes) await vpp.DeleteRoutesAsync(count);
                        contenders.Remove(contender);
                        break;
                    }
                }
            }
        }
    }

    // The others go on; when it is one of ours, the run as a whole has failed and says so at its end.
    private void Note(Contender contender, string what)
    {
        var text = $"{contender.Title}: {what}";
        (contender.MustWork ? _failures : _notes).Add(text);
        say(text);
    }

    private string Amount(int count)
        => count > 0 ? $"count={count}" : string.Create(CultureInfo.InvariantCulture, $"seconds={options.Seconds} warm={options.WarmUp}");

    private static string Target(BenchVpp vpp)
        => $"socket={vpp.ApiSocket} stats={vpp.StatsSocket} pid={vpp.ProcessId} interface={vpp.Loopback}";

    private static async Task CheckRoutesAsync(BenchVpp vpp, Contender contender, string name, long wanted)
    {
        var found = await vpp.CountHostRoutesAsync();
        if (found != wanted) throw new ContenderFailedException($"{contender.Title}, {name}: VPP has {found} host routes, not {wanted}");
    }

    private async Task<bool> CanCountAsync(IReadOnlyList<BenchmarkCase> cases)
    {
        if (!options.CountSyscalls || !cases.Any(static one => one.CountsSyscalls)) return false;
        if (await SyscallCounter.WhyUnavailableAsync() is not { } reason) return true;
        say($"system calls are not counted: {reason}");
        return false;
    }

    private async Task CountSyscallsAsync(BenchVpp vpp, BenchmarkCase one)
    {
        say($"{one.Name}: counting system calls");
        var counter = new SyscallCounter(_runner, _programs);
        foreach (var contender in one.Contenders.Where(contender => _programs.WhyMissing(contender.Program) is null))
        {
            try
            {
                var requests = contender.Program == ContenderProgram.Papi ? SyscallRequests / 50 : SyscallRequests;
                _syscalls[(one.Name, contender)] = await counter.CountAsync(contender, Target(vpp), requests);
            }
            catch (ContenderFailedException error)
            {
                Note(contender, $"{one.Name}, counting system calls: {error.Message}");
            }
        }
    }
}
