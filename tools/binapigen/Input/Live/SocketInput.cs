using System.Text.Json;
using Binapigen.Schema;
using VppApi;

namespace Binapigen.Input.Live;

/// <summary>Asks a running VPP for its API.</summary>
internal static class SocketInput
{
    /// <summary>Reads all modules that the VPP has loaded.</summary>
    /// <param name="socket">The path of its API socket.</param>
    /// <param name="errors">Gets what is wrong with the definitions.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    /// <exception cref="BinapigenException">There is no VPP, or it does not answer.</exception>
    public static async Task<ApiInput> ReadAsync(string socket, ApiJsonErrors errors, CancellationToken cancellationToken)
    {
        try
        {
            await using var vpp = await VppClient.ConnectAsync(new VppClientOptions { SocketPath = socket, ClientName = "binapigen" }, cancellationToken);
            var version = await vpp.InvokeAsync<ShowVersion, ShowVersionReply>(default, cancellationToken);
            var reply = await vpp.InvokeAsync<GetApiJson, GetApiJsonReply>(default, cancellationToken);
            return new ApiInput(Parse(socket, reply.Json, errors), ReleaseName.FromVersion(version.Version));
        }
        catch (Exception e) when (e is VppConnectionException or VppApiException or VppMessageUnavailableException or VppRequestDroppedException or TimeoutException)
        {
            throw new BinapigenException($"{socket}: {e.Message}");
        }
    }

    /// <summary>Takes VPP's answer apart and adds what it leaves out.</summary>
    /// <param name="source">Where it comes from, for errors.</param>
    /// <param name="json">The answer: an array of modules.</param>
    /// <param name="errors">Gets what is wrong.</param>
    internal static IReadOnlyList<ApiDocument> Parse(string source, ReadOnlyMemory<byte> json, ApiJsonErrors errors)
    {
        var root = new SourceLocation(source, "$");
        try
        {
            using var document = JsonDocument.Parse(json);
            var modules = new JsonCursor(document.RootElement, root, errors).Items("VPP's API")
                .Select(item => ApiJsonReader.Read(item.Element, item.Location, errors))
                .OfType<ApiDocument>()
                .ToList();
            if (modules.TrueForAll(m => m.Module != EmbeddedDefinitions.MemoryClientModule)) modules.Add(EmbeddedDefinitions.MemoryClient());
            return TypeModules.Restore(modules);
        }
        catch (JsonException e)
        {
            errors.Add(root, $"VPP's answer is not JSON: {e.Message}");
            return [];
        }
    }
}
