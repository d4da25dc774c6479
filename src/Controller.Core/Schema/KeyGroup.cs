namespace Controller.Core.Schema;

/// <summary>Keys that several <see cref="ObjectType"/>s have in common: the reference shows them once.</summary>
/// <param name="Title">Their heading.</param>
/// <param name="Doc">What to know about them; Markdown.</param>
/// <param name="Keys">The keys.</param>
internal sealed record KeyGroup(string Title, string Doc, IReadOnlyList<SchemaKey> Keys);
