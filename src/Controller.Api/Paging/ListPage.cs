using Controller.Contracts.Client;
using Controller.Contracts.Rest;

namespace Controller.Api.Paging;

/// <summary>
/// Pages of a list that is in memory. The cursor is the key of the last row of the page before, not a position: rows that come and go
/// between two pages neither repeat others nor hide them.
/// </summary>
internal static class ListPage
{
    /// <summary>The most rows of a page.</summary>
    public const int Largest = 1000;

    /// <summary>One page, in the ordinal order of the keys.</summary>
    /// <param name="list">The list's name; a cursor of another list is refused.</param>
    /// <param name="rows">All rows.</param>
    /// <param name="keyOf">What names a row and orders it.</param>
    /// <param name="size">Rows of the page.</param>
    /// <param name="cursor">From <see cref="PageOf{T}.Next"/>; null for the first page.</param>
    /// <exception cref="ControllerProblemException"><c>invalid-parameter</c>: the cursor is not one of this list.</exception>
    public static PageOf<T> Of<T>(string list, IEnumerable<T> rows, Func<T, string> keyOf, int size, string? cursor)
    {
        var after = cursor is null ? null : PageCursor.Read(list, cursor);
        var keyed = rows.Select(row => (Key: keyOf(row), Row: row)).ToArray();
        Array.Sort(keyed, static (left, right) => string.CompareOrdinal(left.Key, right.Key));
        var first = after is null ? 0 : FirstAfter(keyed, after);
        var last = Math.Min(keyed.Length, first + size);
        var page = new T[last - first];
        for (var i = first; i < last; i++)
            page[i - first] = keyed[i].Row;
        return new PageOf<T>(page, keyed.Length, last < keyed.Length ? PageCursor.Write(list, keyed[last - 1].Key) : null);
    }

    private static int FirstAfter<T>((string Key, T Row)[] keyed, string after)
    {
        var (low, high) = (0, keyed.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (string.CompareOrdinal(keyed[middle].Key, after) <= 0)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
