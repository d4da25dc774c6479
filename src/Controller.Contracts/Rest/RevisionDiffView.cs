namespace Controller.Contracts.Rest;

/// <summary>How two Revisions differ.</summary>
/// <param name="From">The one; 0 is the Config without anything.</param>
/// <param name="To">The other.</param>
/// <param name="Changes">What a node that has the one gets to have the other, by path.</param>
/// <param name="Text">The documents' difference as unified diff with three lines of context; empty when the texts are the same.</param>
public sealed record RevisionDiffView(int From, int To, IReadOnlyList<ResourceChangeView> Changes, string Text);
