namespace SideBySide.Cases;

/// <summary>The programs that are held against each other.</summary>
internal enum ContenderProgram
{
    /// <summary>Our client.</summary>
    Ours,

    /// <summary>Our own C without any library: the ceiling.</summary>
    Raw,

    /// <summary>VPP's C client.</summary>
    Vapi,

    /// <summary>VPP's Python client.</summary>
    Papi,

    /// <summary>VPP's C reader of the stats segment.</summary>
    Stats,
}
