namespace SideBySide.Cases;

/// <summary>What VPP has to have in it.</summary>
internal enum VppStage
{
    /// <summary>One loopback.</summary>
    Plain,

    /// <summary>10,000 interfaces.</summary>
    ManyInterfaces,
}
