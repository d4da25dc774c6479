using VppApi.Generated.Interface;

namespace Soak.Loads;

/// <summary>Dumps of all interfaces, in both forms by turns: our own must be in each.</summary>
internal sealed class DumpLoad() : SoakLoad("dumps", TimeSpan.FromMilliseconds(5))
{
    private bool _fast;

    protected override async Task StepAsync(SoakSession session)
    {
        _fast = !_fast;
        var found = _fast ? await FindFastAsync(session) : await FindAsync(session);
        if (!found) throw new InvalidOperationException($"the dump lacks interface {session.Loopback}");
    }

    private static async Task<bool> FindAsync(SoakSession session)
    {
        var found = false;
        await foreach (var row in new InterfaceApi(session.Client).SwInterfaceDumpAsync(new SwInterfaceDump())) found |= row.SwIfIndex == session.Loopback;
        return found;
    }

    private static async Task<bool> FindFastAsync(SoakSession session)
    {
        var found = false;
        using var rows = session.Client.ReadDump<SwInterfaceDump, SwInterfaceDetails>(new SwInterfaceDump());
        while (await rows.WaitAsync())
        {
            while (rows.TryRead()) found |= rows.Current.SwIfIndex == session.Loopback;
        }

        return found;
    }
}
