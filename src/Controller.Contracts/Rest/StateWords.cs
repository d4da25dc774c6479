namespace Controller.Contracts.Rest;

/// <summary>How states are written in requests and on the command line: <c>merged</c>, and <c>routes:overridden</c> for a section.</summary>
public static class StateWords
{
    /// <summary>All of them, for messages.</summary>
    public const string All = "merged, replaced, overridden, absent";

    /// <summary>Reads one.</summary>
    public static bool TryParse(string? text, out DocumentState state)
    {
        DocumentState? found = text switch
        {
            "merged" => DocumentState.Merged,
            "replaced" => DocumentState.Replaced,
            "overridden" => DocumentState.Overridden,
            "absent" => DocumentState.Absent,
            _ => null,
        };
        state = found ?? default;
        return found is not null;
    }

    /// <summary>Writes one.</summary>
    public static string Of(DocumentState state) => state switch
    {
        DocumentState.Merged => "merged",
        DocumentState.Replaced => "replaced",
        DocumentState.Overridden => "overridden",
        _ => "absent",
    };

    /// <summary>Reads a section's: its key, a colon or an equals sign, a state.</summary>
    public static bool TryParseSection(string? text, out string section, out DocumentState state)
    {
        state = default;
        var at = text?.IndexOfAny([':', '=']) ?? -1;
        section = at > 0 ? text![..at] : "";
        return at > 0 && TryParse(text![(at + 1)..], out state);
    }
}
