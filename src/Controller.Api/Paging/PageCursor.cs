using System.Buffers.Text;
using System.Text;
using Controller.Contracts.Client;
using Controller.Contracts.Rest;

namespace Controller.Api.Paging;

/// <summary>A cursor as clients see it: opaque, safe in a URL, and good for the list that it came from only.</summary>
internal static class PageCursor
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Writes one.</summary>
    /// <param name="list">The list's name.</param>
    /// <param name="key">Key of the last row of the page.</param>
    public static string Write(string list, string key) => Base64Url.EncodeToString(StrictUtf8.GetBytes($"{list}\n{key}"));

    /// <summary>Reads one.</summary>
    /// <exception cref="ControllerProblemException"><c>invalid-parameter</c>: not one of this list.</exception>
    public static string Read(string list, string cursor)
    {
        try
        {
            var text = StrictUtf8.GetString(Base64Url.DecodeFromChars(cursor));
            if (text.StartsWith(list + "\n", StringComparison.Ordinal))
                return text[(list.Length + 1)..];
        }
        catch (Exception error) when (error is FormatException or DecoderFallbackException)
        {
            // Answered below like a cursor of another list.
        }

        throw new ControllerProblemException(
            ProblemCodes.InvalidParameter, "cursor: not one that this server gave for this list; leave it out to begin at the first row.", StatusCodes.Status400BadRequest);
    }
}
