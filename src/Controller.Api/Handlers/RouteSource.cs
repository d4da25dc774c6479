using VppApi;
using VppApi.Generated.Fib;

namespace Controller.Api.Handlers;

/// <summary>
/// VPPilot's own FIB source. Every execution asks for it first, with or without routes: it tells our routes from everybody else's, and its presence tells a VPP that VPPilot has worked on since it
/// started from a fresh one: VPP keeps it until it ends, and nothing can remove it.
/// </summary>
/// <param name="api">The connection for changes.</param>
internal sealed class RouteSource(IVppApi api)
{
    /// <summary>Its name in VPP.</summary>
    public const string Name = "vppilot";

    // Just better than the API (0x80) and the CLI (0x81): for the same prefix the document wins over what was typed by hand,
    // and never over a connected prefix (0x03).
    private const byte Priority = 0x7f;

    private readonly Lock _gate = new();
    private Task<byte>? _id;

    /// <summary>VPP's id of the source in this run of VPP, allocated when it is not there yet.</summary>
    public Task<byte> GetIdAsync()
    {
        lock (_gate)
        {
            return _id ??= FindOrAddAsync();
        }
    }

    /// <summary>VPP's id of the source; null when this VPP does not have it.</summary>
    public static async Task<byte?> FindAsync(IVppApi api, CancellationToken cancellationToken)
    {
        byte? found = null;
        await foreach (var row in new FibApi(api).FibSourceDumpAsync(cancellationToken))
        {
            if (row.Src.Name == Name)
            {
                found = row.Src.Id;
            }
        }

        return found;
    }

    // VPP allocates a second source of the same name without a word, so it must be looked for first.
    private async Task<byte> FindOrAddAsync() =>
        await FindAsync(api, CancellationToken.None)
        ?? (await new FibApi(api).FibSourceAddAsync(new FibSourceAdd { Src = new FibSource { Priority = Priority, Name = Name } })).Id;
}
