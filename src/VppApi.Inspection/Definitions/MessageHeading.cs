namespace VppApi.Inspection.Definitions;

/// <summary>What can be said of a message without looking at its fields.</summary>
/// <param name="Name">VPP's name.</param>
/// <param name="Crc">CRC of the layout.</param>
/// <param name="Module">The module that defines it.</param>
/// <param name="Role">Its part in the API.</param>
/// <param name="Reply">Of a request: the message that answers it once, or null.</param>
/// <param name="Row">Of a dump or stream: the message of its rows, or null.</param>
/// <param name="Events">Of a request: what VPP may send unasked afterwards.</param>
/// <param name="Mark"><c>deprecated</c>, <c>in progress</c> or null.</param>
/// <param name="ReplacedBy">What to use instead, or null.</param>
public sealed record MessageHeading(
    string Name,
    uint Crc,
    string Module,
    MessageRole Role,
    string? Reply,
    string? Row,
    IReadOnlyList<string> Events,
    string? Mark,
    string? ReplacedBy)
{
    /// <summary>The key of the handshake's message table: <c>name_crc</c>, the CRC as eight lower-case hex digits.</summary>
    public string NameCrc { get; } = $"{Name}_{Crc:x8}";
}
