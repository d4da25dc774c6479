namespace VppApi.Rows;

/// <summary>What a dump may keep for its consumer.</summary>
/// <param name="Memory">Bytes of rows in memory; what goes beyond goes to a file.</param>
/// <param name="File">Bytes of rows in the file; 0 = no file.</param>
/// <param name="Directory">Where the file is made.</param>
internal sealed record RowLimits(long Memory, long File, string Directory)
{
    /// <summary>
    /// Bytes that may wait in memory for a disk that is slower than VPP. The reading thread must not wait for the disk: behind it
    /// all other answers wait, and VPP's heap grows.
    /// </summary>
    public const long InTransit = 256L * 1024 * 1024;

    /// <summary>Bytes of rows that may be in memory at all.</summary>
    public long MemoryWithTransit => File == 0 || Memory > long.MaxValue - InTransit ? Memory : Memory + InTransit;

    /// <summary>The limits for people, by the options that set them.</summary>
    /// <returns>A sentence.</returns>
    public string Describe() => File == 0
        ? $"more than {Memory} bytes wait in memory ({nameof(VppClientOptions)}.{nameof(VppClientOptions.DumpMemoryLimit)}) and there is no file"
        : $"more than {File} bytes wait in the file in {Directory} ({nameof(VppClientOptions)}.{nameof(VppClientOptions.DumpFileLimit)}), "
            + $"or more than {InTransit} for a disk that is slower than VPP";
}
