namespace VppApi.Inspection.Definitions;

/// <summary>The numbers of the wire.</summary>
public enum ScalarKind
{
    /// <summary>One byte; anything but 0 is true.</summary>
    Boolean,

    /// <summary>Without a sign, big-endian.</summary>
    Unsigned,

    /// <summary>With a sign, big-endian.</summary>
    Signed,

    /// <summary>Little-endian: VPP does not swap it (vlibapi/api_helper_macros.h, <c>f64_endian</c>).</summary>
    Float,
}
