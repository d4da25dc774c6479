using VppApi.Generated.Interface;

namespace Soak.Loads;

/// <summary>Dumps of all interfaces: our own must be in each.</summary>
internal sealed class DumpLoad() : SoakLoad("dumps", TimeSpan.FromMilliseconds(5))
{
    protected override async Task StepAsync(SoakSession session)
    {
        var found = false;
        await foreach (var row in new InterfaceApi(session.Client).SwInterfaceDumpAsync(new SwInterfaceDump())) found |= row.SwIfIndex == session.Loopback;
        if (!found) throw new InvalidOperationException($"the dump lacks interface {session.Loopback}");
    }
}
