namespace Binapigen.Input;

/// <summary>Something the user must change before the tool can do its work. Its message is all they get to see.</summary>
internal sealed class BinapigenException(string message) : Exception(message);
