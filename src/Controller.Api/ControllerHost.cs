using Controller.Api.Grpc;
using Controller.Api.Hosting;
using Controller.Api.Live;
using Controller.Api.Nodes;
using Controller.Api.Rest;
using Controller.Api.Status;
using Controller.Api.Storage;
using Controller.Api.Telemetry;
using Controller.Api.Telemetry.Prometheus;
using Controller.Web;
using Microsoft.AspNetCore.DataProtection;

namespace Controller.Api;

/// <summary>The server as a list of its rooms.</summary>
internal static class ControllerHost
{
    /// <summary>Puts the server together; it does nothing before it is run.</summary>
    /// <param name="options">Valid settings.</param>
    /// <param name="data">The data directory, locked by the caller.</param>
    /// <param name="replace">What a test puts in place of a room; null for none.</param>
    public static WebApplication Build(ControllerOptions options, DataDirectory data, Action<IServiceCollection>? replace = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(ControllerHost).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.AddHosting(options);

        var services = builder.Services;
        services.AddSingleton(options).AddSingleton(data).AddSingleton(TimeProvider.System);
        services.AddStorage(options);
        services.AddNode();
        services.AddTelemetry();
        services.AddLive();
        services.AddRest();
        services.AddGrpcApi();
        services.AddControllerWeb();
        services.AddDataProtection().SetApplicationName("vppilot").PersistKeysToFileSystem(new DirectoryInfo(data.Keys));
        replace?.Invoke(services);

        var app = builder.Build();
        app.UseSecurityHeaders();
        app.UseMiddleware<HostGuard>();
        app.MapRest();
        app.MapGrpcApi();
        app.MapHealth();
        app.MapMetrics();
        app.MapControllerWeb();
        return app;
    }
}
