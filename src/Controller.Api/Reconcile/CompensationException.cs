namespace Controller.Api.Reconcile;

/// <summary>A step was refused, and so was taking back the part of it that had been done.</summary>
/// <param name="refusal">Why the step failed.</param>
/// <param name="second">Why taking back failed.</param>
internal sealed class CompensationException(Exception refusal, Exception second)
    : Exception($"{refusal.Message} Taking back what the step had done failed too: {second.Message}", refusal)
{
    /// <summary>Why taking back failed.</summary>
    public Exception Second { get; } = second;
}
