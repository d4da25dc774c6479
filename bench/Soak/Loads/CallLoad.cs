using VppApi.Generated.Memclnt;
using VppApi.Generated.Vpe;

namespace Soak.Loads;

/// <summary>Small calls, one behind the other.</summary>
internal sealed class CallLoad() : SoakLoad("calls", TimeSpan.Zero)
{
    private const int CallsAtOnce = 100;

    protected override async Task StepAsync(SoakSession session)
    {
        for (var i = 0; i < CallsAtOnce; i++) await session.Client.InvokeAsync<ControlPing, ControlPingReply>(default);
        var version = await new VpeApi(session.Client).ShowVersionAsync();
        if (version.Program.ToString().Length == 0) throw new InvalidOperationException("show_version answered without a program");
    }
}
