namespace Controller.Api.Observation;

/// <summary>Collects the rows of a dump.</summary>
internal static class AsyncRows
{
    /// <summary>All rows, converted as they come.</summary>
    public static async Task<List<TResult>> SelectAsync<TRow, TResult>(this IAsyncEnumerable<TRow> rows, Func<TRow, TResult> convert)
    {
        var list = new List<TResult>();
        await foreach (var row in rows)
        {
            list.Add(convert(row));
        }

        return list;
    }
}
