namespace VppApi.Inspection.Recording;

/// <summary>The kinds of records in a recording (docs/api-trace.md).</summary>
internal enum RecordKind : byte
{
    /// <summary>What was recorded, when and by whom. The first record.</summary>
    Description = 1,

    /// <summary>A message type, before the first message of it.</summary>
    Type = 2,

    /// <summary>A client connected.</summary>
    Opened = 3,

    /// <summary>A message went by.</summary>
    Message = 4,

    /// <summary>A connection ended.</summary>
    Closed = 5,

    /// <summary>The recording ended as it should. The last record.</summary>
    End = 6,
}
