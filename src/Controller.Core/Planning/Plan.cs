using System.Collections.Immutable;
using Controller.Core.Resources;

namespace Controller.Core.Planning;

/// <summary>The ordered difference from what VPP has to what a Config asks for.</summary>
/// <param name="Steps">The steps in the order in which they run; each may rely on all before it.</param>
/// <param name="Renames">Observed interfaces that go by another name in the steps: adopted or renamed ones. The old name stops to mean them.</param>
/// <param name="Foreign">Resources that are not VPPilot's and that the Config does not name: left alone.</param>
public sealed record Plan(ImmutableArray<PlanStep> Steps, ImmutableArray<InterfaceRename> Renames, ImmutableArray<ResourceKey> Foreign)
{
    /// <summary>A Plan that has nothing to do.</summary>
    public static Plan Empty { get; } = new([], [], []);

    /// <summary>True when there is nothing to do.</summary>
    public bool IsEmpty => Steps.IsEmpty;

    /// <summary>Resources that are made and were not there.</summary>
    public int CreateCount => Steps.Count(step => step is { Operation: StepOperation.Create, IsRecreate: false });

    /// <summary>Resources that are changed in place.</summary>
    public int UpdateCount => Steps.Count(step => step.Operation == StepOperation.Update);

    /// <summary>Resources that are taken down and made again.</summary>
    public int RecreateCount => Steps.Count(step => step is { Operation: StepOperation.Create, IsRecreate: true });

    /// <summary>Resources that are removed for good.</summary>
    public int DeleteCount => Steps.Count(step => step is { Operation: StepOperation.Delete, IsRecreate: false });

    /// <summary>The inverses of the first <paramref name="stepsDone"/> steps, last step first.</summary>
    public IEnumerable<PlanStep> Undo(int stepsDone) => Steps.Take(stepsDone).Reverse().Select(step => step.Inverse());
}
