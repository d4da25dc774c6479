namespace SideBySide.Running;

/// <summary>A contender did not do what was asked of it.</summary>
/// <param name="message">Who, what, and what it said.</param>
internal sealed class ContenderFailedException(string message) : Exception(message);
