using Controller.Contracts.Client;
using Controller.Web;

namespace WebStage;

/// <summary>Builds the host.</summary>
public static class StageApp
{
    /// <summary>A host of the pages over an invented node; not started yet.</summary>
    public static WebApplication Build(StageScene scene, TimeProvider time, string[] args)
    {
        // Named, because the static files' manifest goes by the application's name and a test has another entry assembly.
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ApplicationName = typeof(StageApp).Assembly.GetName().Name });
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddSingleton(time);
        builder.Services.AddSingleton(scene);
        builder.Services.AddSingleton<IControllerClient, StageClient>();
        builder.Services.AddControllerWeb();
        var app = builder.Build();
        app.MapControllerWeb();
        return app;
    }
}
