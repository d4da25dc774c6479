using Xunit;

namespace TestKit.Lab;

/// <summary>A theory that needs what a <see cref="LabFactAttribute"/> needs.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LabTheoryAttribute : TheoryAttribute
{
    /// <summary>Decides now whether the test can run.</summary>
    public LabTheoryAttribute() => Skip = LabFactAttribute.ReasonToSkip();
}
