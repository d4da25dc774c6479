using System.Net;
using System.Net.Security;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging.Console;

namespace Controller.Api.Hosting;

/// <summary>Kestrel, logging and the life of the process.</summary>
internal static class HostingSetup
{
    // An apply that is running ends first. Everything else (event streams, pages) ends at once.
    private static readonly TimeSpan ShutdownLimit = TimeSpan.FromSeconds(45);

    // A document of the largest size with what gRPC puts around it. DocumentBody and gRPC's own limit refuse what is too large in words.
    private const int LargestBody = 5 * 1024 * 1024;

    /// <summary>Sets them up.</summary>
    public static void AddHosting(this WebApplicationBuilder builder, ControllerOptions options)
    {
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            foreach (var address in OptionsRules.ListenAddresses(options.Listen))
                Listen(kestrel, address, HttpProtocols.Http1);
            // Without TLS nobody negotiates: a port speaks either HTTP/1.1, for browsers, or HTTP/2, for gRPC.
            foreach (var address in OptionsRules.ListenAddresses(options.GrpcListen ?? string.Empty))
                Listen(kestrel, address, HttpProtocols.Http2);
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestBody;
            // A watch is silent for as long as nothing happens, and a peer that vanished without a word looks just like that.
            kestrel.Limits.Http2.KeepAlivePingDelay = TimeSpan.FromSeconds(30);
            kestrel.Limits.Http2.KeepAlivePingTimeout = TimeSpan.FromSeconds(20);
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
        });
        builder.Services.Configure<HostOptions>(static host => host.ShutdownTimeout = ShutdownLimit);
        if (options is { TlsCertificate: { } certificate, TlsKey: { } key })
            builder.Services.AddSingleton(provider => new TlsCertificate(
                certificate, key, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<TlsCertificate>>()));
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

    private static void Listen(KestrelServerOptions kestrel, Uri address, HttpProtocols plainProtocols)
    {
        void Configure(ListenOptions endpoint)
        {
            endpoint.Protocols = plainProtocols;
            if (address.Scheme != Uri.UriSchemeHttps)
                return;
            endpoint.Protocols = HttpProtocols.Http1AndHttp2;
            var certificate = kestrel.ApplicationServices.GetRequiredService<TlsCertificate>();
            endpoint.UseHttps(new TlsHandshakeCallbackOptions
            {
                OnConnection = _ => ValueTask.FromResult(new SslServerAuthenticationOptions { ServerCertificateContext = certificate.Current }),
            });
        }

        if (IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip))
            kestrel.Listen(ip, address.Port, Configure);
        else
            kestrel.ListenLocalhost(address.Port, Configure);
    }
}
