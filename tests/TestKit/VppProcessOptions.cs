namespace TestKit;

/// <summary>How a private VPP is started.</summary>
public sealed record VppProcessOptions
{
    /// <summary>File names of the plugins to load; all others (dpdk above all) stay off. Empty = VPP's core alone.</summary>
    public IReadOnlyList<string> Plugins { get; init; } = [];

    /// <summary>Worker threads; 0 = the main thread forwards.</summary>
    public int Workers { get; init; }

    /// <summary>CPU of the main thread; null = another one for each instance.</summary>
    public int? MainCore { get; init; }

    /// <summary>Main heap, in VPP's notation.</summary>
    public string MainHeapSize { get; init; } = "256M";

    /// <summary>Stats segment, in VPP's notation. VPP aborts when it overflows: 10,000 interfaces need more than 64m.</summary>
    public string StatsSegmentSize { get; init; } = "64m";

    /// <summary>Buffers per NUMA node.</summary>
    public int BuffersPerNuma { get; init; } = 4096;

    /// <summary>More stanzas for startup.conf, verbatim.</summary>
    public string ExtraConfiguration { get; init; } = "";

    /// <summary>How long the API socket may take to accept.</summary>
    public TimeSpan StartTimeout { get; init; } = TimeSpan.FromSeconds(60);
}
