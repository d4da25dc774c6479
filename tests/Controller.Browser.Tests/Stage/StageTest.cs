using Microsoft.AspNetCore.Builder;
using WebStage;

namespace Controller.Browser.Tests.Stage;

/// <summary>A test with a stage of its own.</summary>
public abstract class StageTest(Chromium chromium) : BrowserTest(chromium)
{
    private WebApplication? _app;
    private string _address = "";

    /// <summary>The invented node.</summary>
    protected StageScene Scene { get; } = new();

    /// <inheritdoc/>
    protected override string Address => _address;

    /// <inheritdoc/>
    public override async Task InitializeAsync()
    {
        await StartAsync("http://127.0.0.1:0");
        _address = _app!.Urls.Single();
    }

    /// <inheritdoc/>
    public override async Task DisposeAsync()
    {
        try
        {
            await base.DisposeAsync();
        }
        finally
        {
            await StopAsync();
        }
    }

    /// <summary>Starts the stage.</summary>
    protected async Task StartAsync(string address)
    {
        _app = StageApp.Build(Scene, TimeProvider.System, ["--urls", address, "--environment", "Production", "--Logging:LogLevel:Microsoft.Hosting.Lifetime", "Warning"]);
        await _app.StartAsync();
    }

    /// <summary>Stops the stage, as a server that is restarted.</summary>
    protected async Task StopAsync()
    {
        if (_app is null) return;
        using var now = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        await _app.StopAsync(now.Token);
        await _app.DisposeAsync();
        _app = null;
    }
}
