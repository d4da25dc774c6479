namespace Controller.Core.Model;

/// <summary>A text that must not be shown: it compares by value, and prints as <c>(secret)</c> in logs, Plans and test output.</summary>
/// <param name="Reveal">The text itself, for the one place that needs it.</param>
public sealed record Secret(string Reveal)
{
    /// <summary>What is shown instead.</summary>
    public const string Mask = "(secret)";

    /// <inheritdoc/>
    public override string ToString() => Mask;
}
