namespace Controller.Api.Reconcile;

/// <summary>What an execution does when a step fails. A lost connection ends every execution.</summary>
internal enum FailurePolicy
{
    /// <summary>Nothing more is started. For an apply, which is undone as a whole.</summary>
    Stop,

    /// <summary>What needs the failed step is left out, all else is done. For a replay: half a router is better than none.</summary>
    SkipDependents,

    /// <summary>Everything is tried. For an undo: what can be undone is undone.</summary>
    TryAll,
}
