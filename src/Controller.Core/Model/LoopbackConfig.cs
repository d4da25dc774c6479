namespace Controller.Core.Model;

/// <summary>A loopback.</summary>
public sealed record LoopbackConfig : InterfaceConfig
{
    /// <summary>The type's word.</summary>
    public const string TypeWord = "loopback";

    /// <inheritdoc/>
    public override string Type => TypeWord;

    /// <summary>The N of <c>loopN</c>; null lets VPP choose.</summary>
    public uint? Instance { get; init; }
}
