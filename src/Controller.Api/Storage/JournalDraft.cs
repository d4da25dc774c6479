using Controller.Contracts.Rest;

namespace Controller.Api.Storage;

/// <summary>An apply that is about to run.</summary>
/// <param name="Before">The document of the last committed Revision; null when there is none.</param>
/// <param name="After">The document that is applied.</param>
/// <param name="Plan">The Plan that will run.</param>
/// <param name="Author">Who asked for it.</param>
/// <param name="Comment">The author's comment.</param>
internal sealed record JournalDraft(ConfigDocument? Before, ConfigDocument After, PlanView Plan, string Author, string? Comment);
