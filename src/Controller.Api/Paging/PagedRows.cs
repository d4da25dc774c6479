using Controller.Contracts.Client;
using Controller.Contracts.Rest;

namespace Controller.Api.Paging;

/// <summary>
/// Pages of lists that REST gives whole when nobody asks for a page: the body stays the list, and where the next page is stands in the
/// header <c>Link</c> (RFC 8288), so that asking for a page changes nothing for readers of the body.
/// </summary>
internal static class PagedRows
{
    /// <summary>What the parameters mean, for the API's description.</summary>
    public const string Description = "`limit` is 1 to 1000, and everything when it is left out; the header `Link` (rel=next) has the next page.";

    /// <summary>The rows to answer with.</summary>
    /// <param name="context">The request; gets the header.</param>
    /// <param name="list">The list's name.</param>
    /// <param name="rows">All rows.</param>
    /// <param name="keyOf">What names a row and orders it.</param>
    /// <param name="limit">Rows of a page; null for all.</param>
    /// <param name="cursor">Where the page begins.</param>
    public static IReadOnlyList<T> Of<T>(HttpContext context, string list, IReadOnlyList<T> rows, Func<T, string> keyOf, int? limit, string? cursor)
    {
        if (limit is null && cursor is null)
            return rows;
        if (limit is < 1 or > ListPage.Largest)
            throw new ControllerProblemException(
                ProblemCodes.InvalidParameter, $"limit: {limit} is not between 1 and {ListPage.Largest}.", StatusCodes.Status400BadRequest);
        var size = limit ?? ListPage.Largest;
        var page = ListPage.Of(list, rows, keyOf, size, cursor);
        if (page.Next is { } next)
            context.Response.Headers.Link = $"<{context.Request.PathBase}{context.Request.Path}?limit={size}&cursor={next}>; rel=\"next\"";
        return page.Items;
    }
}
