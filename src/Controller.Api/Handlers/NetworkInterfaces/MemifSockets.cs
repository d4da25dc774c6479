using Controller.Api.Reconcile;
using VppApi;
using VppApi.Generated.Memif;

namespace Controller.Api.Handlers.NetworkInterfaces;

/// <summary>
/// The socket files of memifs. VPP knows a file by an id that the client chooses, and takes the same file twice without a word, so the
/// file must be looked for before it is added. Ids of ours begin with 0x5650 ("VP"): only those are ever removed.
/// </summary>
internal sealed class MemifSockets
{
    private const uint FirstOfOurs = 0x5650_0000;
    private const uint LastOfOurs = 0x5650_ffff;

    // Two memifs made at the same time on the same new file must not add it twice.
    private readonly TaskQueue _queue = new();

    /// <summary>The id of a socket file, added when VPP does not have it yet.</summary>
    /// <param name="vpp">The execution.</param>
    /// <param name="file">Its path; null for VPP's default file, whose id is 0.</param>
    public Task<uint> AcquireAsync(VppWriter vpp, string? file) =>
        file is null ? Task.FromResult(0u) : _queue.RunAsync(() => FindOrAddAsync(vpp, file));

    /// <summary>Removes a socket file of ours that no memif uses any more.</summary>
    public Task ReleaseAsync(VppWriter vpp, string? file) =>
        file is null ? Task.CompletedTask : _queue.RunAsync(() => RemoveUnusedAsync(vpp, file));

    private static async Task<uint> FindOrAddAsync(VppWriter vpp, string file)
    {
        var known = await ReadAsync(vpp.Api);
        foreach (var (id, name) in known)
        {
            if (name == file)
            {
                return id;
            }
        }

        var free = FirstOfOurs;
        while (known.ContainsKey(free))
        {
            free++;
        }

        await AddOrRemoveAsync(vpp.Api, isAdd: true, free, file);
        return free;
    }

    private static async Task RemoveUnusedAsync(VppWriter vpp, string file)
    {
        foreach (var (id, name) in await ReadAsync(vpp.Api))
        {
            if (name == file && id is >= FirstOfOurs and <= LastOfOurs && !await IsUsedAsync(vpp.Api, id))
            {
                await AddOrRemoveAsync(vpp.Api, isAdd: false, id, file);
            }
        }
    }

    /// <summary>All socket files by their ids.</summary>
    private static async Task<Dictionary<uint, string>> ReadAsync(IVppApi api)
    {
        var files = new Dictionary<uint, string>();
        await foreach (var row in new MemifApi(api).MemifSocketFilenameDumpAsync())
        {
            files[row.SocketId] = row.SocketFilename;
        }

        return files;
    }

    private static async Task<bool> IsUsedAsync(IVppApi api, uint id)
    {
        var used = false;
        await foreach (var row in new MemifApi(api).MemifDumpAsync())
        {
            used |= row.SocketId == id;
        }

        return used;
    }

    private static async Task AddOrRemoveAsync(IVppApi api, bool isAdd, uint id, string file) =>
        await new MemifApi(api).MemifSocketFilenameAddDelV2Async(
            new MemifSocketFilenameAddDelV2 { IsAdd = isAdd, SocketId = id, SocketFilename = file });
}
