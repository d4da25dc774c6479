namespace Controller.Stats;

/// <summary>The ways in which a segment can break VPP's layout.</summary>
public enum StatsSegmentError
{
    /// <summary>The file is smaller than the header, or than it was when it was opened.</summary>
    TooSmall,

    /// <summary>The layout's version is not 2.</summary>
    UnsupportedVersion,

    /// <summary>A pointer, or the end of what it points to, lies outside the segment.</summary>
    OutOfBounds,

    /// <summary>A pointer to 64-bit values is not a multiple of eight.</summary>
    Misaligned,

    /// <summary>An entry's type is none of the ten that exist.</summary>
    UnknownType,

    /// <summary>A symlink leads to a symlink, over and over.</summary>
    SymlinkLoop,

    /// <summary>More threads than VPP can have.</summary>
    TooManyThreads,

    /// <summary>One entry refers to more data than the whole segment holds, which only overlapping vectors can do.</summary>
    OverlappingData,

    /// <summary>A ring buffer's sizes and offsets contradict each other.</summary>
    BadRingBuffer,

    /// <summary>A name does not end within its field.</summary>
    UnterminatedName,

    /// <summary>An entry is of another type than its name has in VPP.</summary>
    UnexpectedType,

    /// <summary>The file claims more than any VPP's segment has.</summary>
    TooLarge,
}
