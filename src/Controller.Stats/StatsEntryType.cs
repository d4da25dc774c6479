namespace Controller.Stats;

/// <summary>The types of directory entries (vlib/stats/shared.h, version 2).</summary>
public enum StatsEntryType : uint
{
    /// <summary>Never used by VPP.</summary>
    Illegal = 0,

    /// <summary>One 64-bit value; timestamps are whole seconds.</summary>
    Scalar = 1,

    /// <summary>A vector of 64-bit counters for each thread.</summary>
    SimpleCounters = 2,

    /// <summary>A vector of packet and byte counters for each thread.</summary>
    CombinedCounters = 3,

    /// <summary>A vector of strings; a slot may be empty.</summary>
    Names = 4,

    /// <summary>A free slot of the directory.</summary>
    Empty = 5,

    /// <summary>Another entry's column under a name of its own.</summary>
    Symlink = 6,

    /// <summary>A histogram with bins of powers of two for each thread.</summary>
    Histogram = 7,

    /// <summary>A ring of records for each thread, overwritten from the start when full.</summary>
    RingBuffer = 8,

    /// <summary>One 64-bit value that goes up and down.</summary>
    Gauge = 9,
}
