namespace Fuzz.Engine;

/// <summary>An input that a target could not stand.</summary>
/// <param name="Target">The target.</param>
/// <param name="Input">The input.</param>
/// <param name="Reason">What went wrong.</param>
internal sealed record Finding(string Target, byte[] Input, string Reason)
{
    /// <summary>Where in our code it happened, so that one mistake is reported once.</summary>
    public string Place => Reason.Split('\n').FirstOrDefault(static line => line.Contains(" at ", StringComparison.Ordinal) && !line.Contains(" System.", StringComparison.Ordinal))?.Trim()
        ?? Reason.Split('\n')[0];
}
