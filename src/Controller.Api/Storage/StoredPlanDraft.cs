using Controller.Contracts.Rest;

namespace Controller.Api.Storage;

/// <summary>A Plan that is to be kept. Its steps are not: they follow from the document and what VPP has, and the digest tells whether they still do.</summary>
/// <param name="Document">The document.</param>
/// <param name="Basis">What it was made from.</param>
/// <param name="Cause">What an apply of it will be.</param>
/// <param name="Source">The Revision whose document it is; null for a new one.</param>
/// <param name="Mode">How the document is taken.</param>
internal sealed record StoredPlanDraft(ConfigDocument Document, PlanBasis Basis, RevisionCause Cause = RevisionCause.Apply, int? Source = null, DocumentMode? Mode = null);
