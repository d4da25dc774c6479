using System.Globalization;
using System.Text;
using SideBySide.Cases;
using SideBySide.Running;

namespace SideBySide.Report;

/// <summary>Makes the text of docs/performance.md out of a comparison.</summary>
/// <param name="outcome">The comparison.</param>
internal sealed class MarkdownReport(ComparisonOutcome outcome)
{
    private readonly StringBuilder _text = new();

    /// <summary>Writes it.</summary>
    /// <returns>Markdown.</returns>
    public string Write()
    {
        WriteCircumstances();
        WritePromises();
        foreach (var profile in new[] { "idle", "busy" }) WriteProfile(profile);
        WriteList("What others could not do", outcome.Notes);
        WriteList("Failed", outcome.Failures);
        return _text.ToString();
    }

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);

    private static string Cell(double? value, string format) => value is { } number ? Number(number, format) : "";

    private void Line(string text = "") => _text.Append(text).Append('\n');

    private void WriteCircumstances()
    {
        var machine = outcome.Machine;
        var options = outcome.Options;
        var cpus = outcome.Placement;
        Line("| | |");
        Line("| --- | --- |");
        Line($"| date | {outcome.Began.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} UTC, {Number(outcome.Took.TotalMinutes, "0")} minutes |");
        Line($"| machine | {machine.Processor}, {machine.Cpus} CPUs, {Number(machine.MemoryGiB, "0")} GiB, {machine.System}, {machine.Runtime} |");
        Line($"| VPP | {outcome.VppVersion}{(options.Simulated ? ": **simulated, no figure below says anything about VPP**" : "")}; main thread on CPU {cpus.VppCpu}, clients on CPU {cpus.ClientCpus} |");
        Line($"| command | `{options.CommandLine}` |");
        Line($"| method | {options.Repetitions} repetitions, the clients take turns, a process each; {Number(options.Seconds, "0.##")} s measured after {Number(options.WarmUp, "0.##")} s of warm-up |");
        Line($"| load before | {Number(outcome.LoadBefore, "0.00")}{(outcome.LoadBefore > 0.5 ? ": **not a quiet machine, for orientation only**" : "")} |");
        foreach (var reason in outcome.Missing) Line($"| took no part | {reason.ReplaceLineEndings(" ")} |");
        Line();
    }

    private void WritePromises()
    {
        var rows = Promise.All.SelectMany(static promise => promise.Cases.Select(name => (promise, name)))
            .Select(one => (one.promise, one.name, judged: Judge(one.promise, one.name))).Where(static one => one.judged is not null).ToArray();
        if (rows.Length == 0) return;
        Line("### What is promised, and what was measured");
        Line();
        Line("| what | reach | case | measured | |");
        Line("| --- | --- | --- | --- | --- |");
        foreach (var (promise, name, judged) in rows)
            Line($"| {promise.What} | {promise.Reach} | {name} | {judged!.Value.Measured} | {(judged.Value.Reached ? "reached" : "**not reached**")} |");
        Line();
    }

    private (string Measured, bool Reached)? Judge(Promise promise, string name)
    {
        var summaries = Summaries("idle", name);
        var ours = summaries.FirstOrDefault(static one => one.Contender.Role == ContenderRole.Promise);
        return ours is null ? null : promise.Judge(ours, summaries.FirstOrDefault(static one => one.Contender.Role == ContenderRole.Ceiling));
    }

    private void WriteProfile(string profile)
    {
        if (outcome.Results.All(one => one.Profile != profile)) return;
        Line(profile == "idle" ? "### VPP's main thread idle" : "### VPP's main thread busy (a polling node on it)");
        Line();
        foreach (var one in outcome.Cases)
        {
            foreach (var step in one.Steps) WriteCase(profile, one, step);
        }
    }

    private void WriteCase(string profile, BenchmarkCase one, CaseStep step)
    {
        var name = one.Name + (step.Name.Length == 0 ? "" : "-" + step.Name);
        var summaries = Summaries(profile, name);
        if (summaries.Count == 0) return;
        var ceiling = summaries.FirstOrDefault(static summary => summary.Contender.Role == ContenderRole.Ceiling);
        Line($"#### {one.Title}{(step.Title.Length == 0 ? "" : ", " + step.Title)} (`{name}`)");
        Line();
        Line($"| client | {one.Unit}/s | min–max | of the ceiling | client CPU µs | VPP main CPU µs | p50 µs | p99 µs | bytes | syscalls/1,000 | lost |");
        Line("| --- | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: |");
        foreach (var summary in summaries)
        {
            var rate = summary.Rate;
            var part = ceiling is null ? null : (double?)(rate.Median / ceiling.Rate.Median * 100);
            var syscalls = profile == "idle" && outcome.Syscalls.TryGetValue((one.Name, summary.Contender), out var count) ? count : (double?)null;
            Line($"| {summary.Contender.Title} | {Number(rate.Median, "N0")} | {Number(rate.Minimum, "N0")}–{Number(rate.Maximum, "N0")} | {Cell(part, "0 '%'")} "
                + $"| {Number(summary.ClientCpu, "0.00")} | {(summary.VppCpu > 0 ? Number(summary.VppCpu, "0.00") : "")} | {Cell(summary.P50, "0.0")} | {Cell(summary.P99, "0.0")} "
                + $"| {Cell(summary.Allocated, "0.00")} | {Cell(syscalls, "N1")} | {Cell(summary.Lost, "N0")} |");
        }

        WriteCheck(summaries);
        Line();
    }

    private void WriteCheck(IReadOnlyList<ContenderSummary> summaries)
    {
        var sums = summaries.SelectMany(static one => one.Runs).Select(static run => run.Check).OfType<string>().Distinct(StringComparer.Ordinal).ToArray();
        if (sums.Length == 0) return;
        Line();
        Line(sums.Length == 1 ? $"All counters add up to {sums[0]} for everybody." : $"**The counters add up to different sums: {string.Join(", ", sums)}.**");
    }

    private void WriteList(string title, IReadOnlyList<string> items)
    {
        if (items.Count == 0) return;
        Line($"### {title}");
        Line();
        foreach (var item in items) Line($"- {item.ReplaceLineEndings(" ")}");
        Line();
    }

    private List<ContenderSummary> Summaries(string profile, string name)
        => [.. outcome.Results.Where(one => one.Profile == profile && one.Case == name).GroupBy(static one => one.Contender)
            .Select(static runs => new ContenderSummary(runs.Key, [.. runs]))];
}
