using Microsoft.Extensions.Logging.Console;

namespace Controller.Api.Hosting;

/// <summary>Kestrel, logging and the life of the process.</summary>
internal static class HostingSetup
{
    // An apply that is running ends first. Everything else (event streams, pages) ends at once.
    private static readonly TimeSpan ShutdownLimit = TimeSpan.FromSeconds(45);

    /// <summary>Sets them up.</summary>
    public static void AddHosting(this WebApplicationBuilder builder, ControllerOptions options)
    {
        builder.WebHost.UseUrls([.. OptionsRules.ListenAddresses(options).Select(address => address.ToString())]);
        builder.WebHost.ConfigureKestrel(static kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = Rest.DocumentBody.Limit;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
        });
        builder.Services.Configure<HostOptions>(static host => host.ShutdownTimeout = ShutdownLimit);
        builder.Services.AddHostedService<StartupMessages>();

        builder.Logging.ClearProviders();
        if (Environment.GetEnvironmentVariable("JOURNAL_STREAM") is { Length: > 0 })
            builder.Logging.AddSystemdConsole();
        else
            builder.Logging.AddSimpleConsole(static console =>
            {
                console.SingleLine = true;
                console.TimestampFormat = "yyyy-MM-dd HH:mm:ss.fff ";
                console.UseUtcTimestamp = true;
                console.ColorBehavior = LoggerColorBehavior.Default;
            });
    }
}
