using System.Text.Json;

namespace Controller.Contracts.Rest;

/// <summary>
/// How the REST records are written as JSON: camelCase, members that are null left out, unknown members ignored (a newer
/// server may send more). The server, the HTTP client and the CLI all use this one set.
/// </summary>
public static class RestJson
{
    /// <summary>The options. Read-only; metadata comes from <see cref="RestJsonContext"/>, no reflection.</summary>
    public static JsonSerializerOptions Options => RestJsonContext.Default.Options;
}
