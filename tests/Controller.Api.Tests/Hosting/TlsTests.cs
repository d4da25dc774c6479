using System.Net;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Controller.Api.Hosting;
using Grpc.Net.Client;
using TestKit;
using V1 = Vppilot.V1;

namespace Controller.Api.Tests.Hosting;

/// <summary>https: one port for browsers and gRPC, and a certificate that can be renewed.</summary>
public sealed class TlsTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Listen_Https_SpeaksRestAndGrpcOnOnePort()
    {
        var thumbprint = Write("vppilot.example");
        await using var server = await TestServer.StartAsync(null, options => options with
        {
            Listen = "https://127.0.0.1:0", GrpcListen = null, TlsCertificate = _directory.File("tls.crt"), TlsKey = _directory.File("tls.key"),
        });
        SocketsHttpHandler Trusting() => new()
        {
            SslOptions = new SslClientAuthenticationOptions
            {
                RemoteCertificateValidationCallback = (_, certificate, _, _) => certificate?.GetCertHashString() == thumbprint,
            },
        };
        using var http = new HttpClient(Trusting()) { BaseAddress = server.Http.BaseAddress };
        using var one = await http.GetAsync("/healthz");
        Assert.Equal((HttpStatusCode.OK, HttpVersion.Version11), (one.StatusCode, one.Version));
        using var two = await http.SendAsync(new HttpRequestMessage(HttpMethod.Get, "/healthz") { Version = HttpVersion.Version20, VersionPolicy = HttpVersionPolicy.RequestVersionExact });
        Assert.Equal((HttpStatusCode.OK, HttpVersion.Version20), (two.StatusCode, two.Version));

        using var channel = GrpcChannel.ForAddress(server.Http.BaseAddress!, new GrpcChannelOptions { HttpHandler = Trusting(), DisposeHttpClient = true });
        Assert.Equal("local", (await new V1.NodeService.NodeServiceClient(channel).GetStatusAsync(new V1.GetStatusRequest())).Status.Node);
    }

    [Fact]
    public void Certificate_ThatIsRenewed_IsTakenAndABrokenOneIsNot()
    {
        var time = new ManualTime();
        var first = Write("one.example");
        var certificate = new TlsCertificate(_directory.File("tls.crt"), _directory.File("tls.key"), time, Microsoft.Extensions.Logging.Abstractions.NullLogger<TlsCertificate>.Instance);
        Assert.Equal(first, certificate.Current.TargetCertificate.Thumbprint);

        var second = Write("two.example");
        Touch(seconds: 10);
        time.Advance(TimeSpan.FromSeconds(11));
        Assert.Equal(second, certificate.Current.TargetCertificate.Thumbprint);

        File.WriteAllText(_directory.File("tls.crt"), "nonsense");
        Touch(seconds: 20);
        time.Advance(TimeSpan.FromSeconds(11));
        Assert.Equal(second, certificate.Current.TargetCertificate.Thumbprint);
    }

    [Fact]
    public void Settings_HttpsWithoutACertificate_SayWhatIsNeeded()
    {
        var none = OptionsRules.Check(Options() with { Listen = "https://127.0.0.1:8443" });
        Assert.Contains("VPPILOT_TLS_CERTIFICATE", Assert.Single(none), StringComparison.Ordinal);
        var half = OptionsRules.Check(Options() with { TlsCertificate = _directory.File("tls.crt") });
        Assert.Contains("VPPILOT_TLS_KEY", Assert.Single(half), StringComparison.Ordinal);
        var missing = OptionsRules.Check(Options() with { TlsCertificate = _directory.File("tls.crt"), TlsKey = _directory.File("tls.key") });
        Assert.StartsWith("VPPILOT_TLS_CERTIFICATE, VPPILOT_TLS_KEY: ", Assert.Single(missing), StringComparison.Ordinal);
        Write("vppilot.example");
        Assert.Empty(OptionsRules.Check(Options() with { Listen = "https://127.0.0.1:8443", TlsCertificate = _directory.File("tls.crt"), TlsKey = _directory.File("tls.key") }));
    }

    private ControllerOptions Options() => new() { DataDirectory = _directory.Path };

    // The clock of files may be coarser than this test.
    private void Touch(int seconds) => File.SetLastWriteTimeUtc(_directory.File("tls.crt"), File.GetLastWriteTimeUtc(_directory.File("tls.key")).AddSeconds(seconds));

    private string Write(string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(30));
        File.WriteAllText(_directory.File("tls.crt"), certificate.ExportCertificatePem());
        File.WriteAllText(_directory.File("tls.key"), key.ExportPkcs8PrivateKeyPem());
        return certificate.Thumbprint;
    }
}
