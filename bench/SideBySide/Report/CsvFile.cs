using System.Globalization;
using SideBySide.Running;

namespace SideBySide.Report;

/// <summary>The raw results, a line a run, written as they come: a run that is cut short leaves what it had.</summary>
internal sealed class CsvFile : IDisposable
{
    private readonly StreamWriter _writer;

    /// <summary>Begins a file, over an older one.</summary>
    /// <param name="path">Its path; folders are made.</param>
    public CsvFile(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        _writer = new StreamWriter(path) { AutoFlush = true };
        _writer.WriteLine("time,load1,profile,case,client,repetition,operations,seconds,operations_per_second,client_cpu_seconds,vpp_main_cpu_seconds,"
            + "allocated_bytes,p50_us,p99_us,lost,check");
    }

    /// <summary>Adds a run.</summary>
    /// <param name="result">The run.</param>
    public void Write(RunResult result) => _writer.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"{result.Time:O},{result.Load},{result.Profile},{result.Case},\"{result.Contender.Title}\",{result.Repetition},{result.Operations},{result.Seconds},{result.Rate:0.0},{result.ClientCpu},{result.VppCpu},{result.Allocated},{result.P50},{result.P99},{result.Lost},{result.Check}"));

    /// <inheritdoc/>
    public void Dispose() => _writer.Dispose();
}
