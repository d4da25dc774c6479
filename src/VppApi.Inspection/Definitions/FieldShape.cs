namespace VppApi.Inspection.Definitions;

/// <summary>How many values a field holds, and how it says so.</summary>
public enum FieldShape
{
    /// <summary>One.</summary>
    Single,

    /// <summary>A number that the definition fixes.</summary>
    FixedArray,

    /// <summary>As many as an earlier field says.</summary>
    VariableArray,

    /// <summary>Text in a field of fixed size, ended by a NUL.</summary>
    FixedString,

    /// <summary>Text behind its own length.</summary>
    VariableString,
}
