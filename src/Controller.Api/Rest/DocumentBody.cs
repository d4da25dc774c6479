using System.Buffers;
using System.Text;
using Controller.Contracts.Client;
using Controller.Contracts.Rest;
using Controller.Core.Yaml;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace Controller.Api.Rest;

/// <summary>
/// Reads a desired-state document out of a request. The media type must be given and be one of two: a browser cannot be made to
/// send those across sites without asking first, so no foreign page can apply anything.
/// </summary>
internal static class DocumentBody
{
    /// <summary>Largest document, in bytes: what the reader of documents takes.</summary>
    public static readonly int Limit = ReadLimits.Default.MaxBytes;

    // Most clients read the answer only after they have sent everything: what is too large is read to its end and thrown away,
    // up to this. Beyond it the connection is cut.
    private const int PatienceLimit = 64 * 1024 * 1024;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads the document.</summary>
    /// <exception cref="ControllerProblemException">It is too large, of another media type, or not UTF-8.</exception>
    public static async Task<ConfigDocument> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var format = FormatOf(request.ContentType) ?? throw WrongMediaType(request.ContentType);
        var bytes = await ReadBytesAsync(request, cancellationToken);
        try
        {
            return new ConfigDocument(StrictUtf8.GetString(bytes.AsSpan(HasMark(bytes) ? 3 : 0)), format);
        }
        catch (DecoderFallbackException error)
        {
            throw new ControllerProblemException(
                ProblemCodes.InvalidParameter, $"The document is not UTF-8: byte {error.Index} cannot be read.", StatusCodes.Status400BadRequest, error);
        }
    }

    /// <summary>The problem of a document over <see cref="Limit"/>.</summary>
    public static ControllerProblemException TooLarge() => new(
        ProblemCodes.DocumentTooLarge, $"The document is larger than {Limit} bytes, which is the most that the server takes.",
        StatusCodes.Status413PayloadTooLarge);

    /// <summary>The problem of another media type.</summary>
    public static ControllerProblemException WrongMediaType(string? contentType) => new(
        ProblemCodes.UnsupportedMediaType,
        $"Content-Type is {(string.IsNullOrEmpty(contentType) ? "missing" : $"\"{contentType}\"")}; send application/yaml or application/json (UTF-8).",
        StatusCodes.Status415UnsupportedMediaType);

    private static string? FormatOf(string? contentType)
    {
        if (!MediaTypeHeaderValue.TryParse(contentType, out var type))
            return null;
        if (type.Charset.HasValue && !type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase))
            return null;
        if (type.MediaType.Equals("application/yaml", StringComparison.OrdinalIgnoreCase))
            return "yaml";
        return type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase) ? "json" : null;
    }

    /// <summary>Reads a body of at most <see cref="Limit"/> bytes.</summary>
    /// <exception cref="ControllerProblemException">It is too large.</exception>
    public static async Task<byte[]> ReadBytesAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } feature)
            feature.MaxRequestBodySize = PatienceLimit;
        var body = request.Body;
        using var document = new MemoryStream((int)Math.Clamp(request.ContentLength ?? 0, 0, Limit));
        var buffer = ArrayPool<byte>.Shared.Rent(64 * 1024);
        try
        {
            var tooLarge = false;
            int read;
            while ((read = await body.ReadAsync(buffer, cancellationToken)) > 0)
            {
                tooLarge |= document.Length + read > Limit;
                if (!tooLarge)
                    document.Write(buffer, 0, read);
            }

            return tooLarge ? throw TooLarge() : document.ToArray();
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static bool HasMark(byte[] bytes) => bytes is [0xEF, 0xBB, 0xBF, ..];
}
