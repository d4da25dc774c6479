namespace Controller.Core.Schema;

/// <summary>
/// How a scalar must be written. The same text can be a number or a text: JSON and YAML tell by the quotes, and so does this format.
/// </summary>
internal enum ScalarForm
{
    /// <summary>Text: in quotes, or plain when nobody would take it for a number, a boolean or null.</summary>
    Text,

    /// <summary>A number, without quotes.</summary>
    Number,

    /// <summary><c>true</c> or <c>false</c>, without quotes.</summary>
    Boolean,

    /// <summary>A boolean or a word.</summary>
    BooleanOrWord,
}
