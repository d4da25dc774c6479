namespace VppApi.Inspection.Recording;

/// <summary>What is special about a recorded message.</summary>
[Flags]
public enum MessageMarks : byte
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>VPP sent it; else the client did.</summary>
    FromVpp = 1,

    /// <summary>Keys or passwords in it were replaced by zeros.</summary>
    Redacted = 2,

    /// <summary>Only its beginning is there: nobody knows its fields, so nobody knows which are secret.</summary>
    Cut = 4,
}
