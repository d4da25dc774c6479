namespace VppApi.Inspection.Definitions;

/// <summary>Whether a field may be shown to anybody.</summary>
public enum FieldSecrecy
{
    /// <summary>It may.</summary>
    None,

    /// <summary>It holds a key or a password.</summary>
    Always,

    /// <summary>It holds a command line, which may have one in it.</summary>
    ByText,
}
