namespace Controller.Contracts.Rest;

/// <summary>One page of a list.</summary>
/// <typeparam name="T">The rows.</typeparam>
/// <param name="Items">Rows of this page.</param>
/// <param name="Total">Rows that match in all; null when counting would cost too much.</param>
/// <param name="Next">Cursor of the next page; null at the end.</param>
public sealed record PageOf<T>(IReadOnlyList<T> Items, long? Total, string? Next);
