using System.Diagnostics;
using System.Globalization;

namespace SideBySide.Client;

/// <summary>The measured part of a run, and the line that tells it (bench/README.md has the names).</summary>
/// <param name="vppProcessId">VPP's process, for its main thread's time; 0 when unknown.</param>
internal sealed class Measurement(int vppProcessId)
{
    private long _time;
    private TimeSpan _cpu;
    private double _vpp;
    private long _allocated;

    /// <summary>Times of single operations, where they mean something.</summary>
    public LatencyHistogram Latency { get; } = new();

    /// <summary>Begins the measured part.</summary>
    public void Start()
    {
        Latency.Clear();
        _vpp = VppSeconds();
        _allocated = GC.GetTotalAllocatedBytes(precise: true);
        _cpu = Environment.CpuUsage.TotalTime;
        _time = Stopwatch.GetTimestamp();
    }

    /// <summary>Ends it.</summary>
    /// <param name="operations">How many were done in it.</param>
    /// <param name="more">Further <c> name=value</c> pairs, each with its space before it.</param>
    /// <returns>The line.</returns>
    public string Finish(long operations, string more = "")
    {
        var seconds = Stopwatch.GetElapsedTime(_time).TotalSeconds;
        var cpu = (Environment.CpuUsage.TotalTime - _cpu).TotalSeconds;
        var allocated = GC.GetTotalAllocatedBytes(precise: true) - _allocated;
        var vpp = VppSeconds() - _vpp;
        var latency = Latency.IsEmpty ? "" : $" p50={Latency.Microseconds(0.5):0.00} p99={Latency.Microseconds(0.99):0.00}";
        return $"result operations={operations} seconds={seconds:0.000000000} cpu={cpu:0.000000000} vpp={vpp:0.000000000} allocated={allocated}{latency}{more}";
    }

    // Nanoseconds that VPP's main thread has run: its thread id is the process id.
    private double VppSeconds()
    {
        var file = $"/proc/{vppProcessId}/schedstat";
        return File.Exists(file) ? double.Parse(File.ReadAllText(file).Split(' ')[0], CultureInfo.InvariantCulture) / 1e9 : 0;
    }
}
