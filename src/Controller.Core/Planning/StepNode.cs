namespace Controller.Core.Planning;

/// <summary>One step in a <see cref="StepGraph"/>, or a meeting point of all deletes and creates with one claim.</summary>
internal sealed class StepNode(ResourceChange? change, bool isDelete)
{
    /// <summary>The change that it carries out, in full or (of a recreate) by half; null for a meeting point.</summary>
    public ResourceChange? Change { get; } = change;

    public bool IsDelete { get; } = isDelete;

    public List<int> Followers { get; } = [];

    public int WaitsFor { get; set; }

    public bool IsSorted { get; set; }

    /// <summary>Lower goes first among those that may.</summary>
    public int Rank => Change switch
    {
        null => 0,
        { Kind: ChangeKind.Update } => 1,
        _ => IsDelete ? 2 : 3,
    };

    public PlanStep ToStep(int index)
    {
        var (kind, before, after) = (Change!.Kind, Change.Before, Change.After);
        var isRecreate = kind == ChangeKind.Recreate;
        var step = IsDelete ? PlanStep.ForDelete(index, before!)
            : kind == ChangeKind.Update ? PlanStep.ForUpdate(index, before!, after!, Change.Comparison.Differences)
            : PlanStep.ForCreate(index, after!);
        return step with
        {
            IsRecreate = isRecreate,
            Reason = Change.Reason,
            Impact = isRecreate && step.Impact < Resources.Impact.Recreate ? Resources.Impact.Recreate : step.Impact,
        };
    }
}
