using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Fuzz.Engine;
using Fuzz.Targets;

namespace Fuzz;

/// <summary>
/// The command line. Without <c>--worker</c> it only makes an instrumented copy of itself and starts that, so that a target that
/// takes the process down takes down the copy, and what it ran is still known.
/// </summary>
internal static class FuzzCommand
{
    private const int FoundSomething = 1;
    private static readonly string[] Everything = [.. TargetList.All.Select(static target => target.Name)];

    /// <summary>Makes the command.</summary>
    public static RootCommand Create()
    {
        var minutes = new Option<double>("--minutes") { Description = "How long all targets together are fuzzed.", DefaultValueFactory = static _ => 1 };
        var targets = new Option<string[]>("--target") { Description = $"Only this one (repeatable): {string.Join(", ", Everything)}.", DefaultValueFactory = static _ => Everything };
        targets.AcceptOnlyFromAmong(Everything);
        var seed = new Option<int>("--seed") { Description = "Where chance begins; another one each time unless given.", DefaultValueFactory = static _ => Environment.TickCount & 0xffff };
        var output = new Option<DirectoryInfo>("--output") { Description = "Where findings and new inputs go.", DefaultValueFactory = static _ => new DirectoryInfo("artifacts/fuzz") };
        var worker = new Option<bool>("--worker") { Hidden = true };
        var input = new Argument<FileInfo?>("input") { Description = "Run this one input, of the one --target, and nothing else.", DefaultValueFactory = static _ => null };
        var command = new RootCommand("Fuzzes everything that takes bytes from VPP or from users. Exit code 0: nothing found.") { minutes, targets, seed, output, worker, input };
        command.SetAction(async (arguments, cancel) =>
        {
            var names = arguments.GetValue(targets)!;
            var folder = arguments.GetValue(output)!;
            if (arguments.GetValue(input) is { } file) return await ReproduceAsync(names, file, cancel);
            folder.Create();
            var time = TimeSpan.FromMinutes(arguments.GetValue(minutes));
            return arguments.GetValue(worker)
                ? await WorkAsync(names, time, arguments.GetValue(seed), folder, cancel)
                : await LaunchAsync(names, time, arguments.GetValue(seed), folder, cancel);
        });
        return command;
    }

    /// <summary>Fuzzes the targets one after the other in this process.</summary>
    private static async Task<int> WorkAsync(string[] names, TimeSpan time, int seed, DirectoryInfo folder, CancellationToken cancellationToken)
    {
        var coverage = AppContext.BaseDirectory.Contains("instrumented", StringComparison.Ordinal) ? new CoverageMap() : null;
        using var recorder = new InputRecorder(Path.Combine(folder.FullName, "running.bin"));
        var found = 0;
        foreach (var target in TargetList.All.Where(target => names.Contains(target.Name, StringComparer.Ordinal)))
        {
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "running.txt"), target.Name, cancellationToken);
            var engine = new FuzzEngine(target, coverage, recorder, seed);
            var started = Stopwatch.GetTimestamp();
            await engine.RunAsync(time / names.Length, cancellationToken);
            var rate = engine.Runs / Math.Max(0.001, Stopwatch.GetElapsedTime(started).TotalSeconds);
            await Console.Out.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"{target.Name}: {engine.Runs} runs ({rate:0}/s), {engine.Interesting} inputs kept, {coverage?.Branches ?? 0} branches, {engine.Findings.Count} findings (seed {seed})"));
            foreach (var finding in engine.Findings) await SaveAsync(folder, finding);
            await KeepAsync(folder, target, engine.Discovered);
            found += engine.Findings.Count;
        }

        return found == 0 ? 0 : FoundSomething;
    }

    private static async Task<int> LaunchAsync(string[] names, TimeSpan time, int seed, DirectoryInfo folder, CancellationToken cancellationToken)
    {
        var copy = Path.Combine(folder.FullName, $"instrumented-{Environment.ProcessId}");
        try
        {
            Instrumentation.CopyTo(copy);
            string[] arguments =
            [
                Path.Combine(copy, "Fuzz.dll"), "--worker", "--minutes", time.TotalMinutes.ToString("r", CultureInfo.InvariantCulture),
                "--seed", seed.ToString(CultureInfo.InvariantCulture), "--output", folder.FullName, .. names.SelectMany(static name => new[] { "--target", name }),
            ];
            using var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, arguments)) ?? throw new InvalidOperationException("dotnet did not start");
            await process.WaitForExitAsync(cancellationToken);
            if (process.ExitCode is 0 or FoundSomething) return process.ExitCode;
            var target = await File.ReadAllTextAsync(Path.Combine(folder.FullName, "running.txt"), cancellationToken);
            await SaveAsync(folder, new Finding(target, InputRecorder.Read(Path.Combine(folder.FullName, "running.bin")), $"the process ended with exit code {process.ExitCode}"));
            return FoundSomething;
        }
        finally
        {
            Directory.Delete(copy, recursive: true);
        }
    }

    private static async Task<int> ReproduceAsync(string[] names, FileInfo file, CancellationToken cancellationToken)
    {
        if (names is not [var name])
        {
            await Console.Error.WriteLineAsync("Say which target the input is for: --target NAME.");
            return 2;
        }

        var engine = new FuzzEngine(TargetList.All.First(target => target.Name == name), coverage: null, recorder: null, seed: 0);
        await engine.TryAsync(await File.ReadAllBytesAsync(file.FullName, cancellationToken));
        await Console.Out.WriteLineAsync(engine.Findings.FirstOrDefault()?.Reason ?? "nothing wrong");
        return engine.Findings.Count == 0 ? 0 : FoundSomething;
    }

    private static async Task SaveAsync(DirectoryInfo folder, Finding finding)
    {
        var path = Path.Combine(folder.CreateSubdirectory(Path.Combine("findings", finding.Target)).FullName, Corpus.NameOf(finding.Input));
        await File.WriteAllBytesAsync(path + ".bin", finding.Input);
        await File.WriteAllTextAsync(path + ".txt", finding.Reason);
        await Console.Out.WriteLineAsync($"FINDING in {finding.Target}: {path}.bin\n{finding.Reason}");
    }

    private static async Task KeepAsync(DirectoryInfo folder, IFuzzTarget target, IReadOnlyList<byte[]> inputs)
    {
        if (inputs.Count == 0) return;
        var place = folder.CreateSubdirectory(Path.Combine("corpus", target.Name));
        foreach (var input in inputs) await File.WriteAllBytesAsync(Path.Combine(place.FullName, Corpus.NameOf(input)), input);
    }
}
