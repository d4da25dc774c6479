using Controller.Api.Hosting;
using TestKit;

namespace Controller.Api.Tests.Hosting;

public sealed class SettingsLoaderTests
{
    private static readonly Dictionary<string, string?> None = new(StringComparer.Ordinal);

    [Fact]
    public void Load_Nothing_GivesTheDefaults()
    {
        var options = SettingsLoader.Load(None, Environment([]), []).Options!;
        Assert.Equal("http://127.0.0.1:8080", options.Listen);
        Assert.Equal("/run/vpp/api.sock", options.VppSocket);
        Assert.Equal("/run/vpp/stats.sock", options.StatsSocket);
        Assert.Equal("local", options.Node);
        Assert.Null(options.Database);
        Assert.EndsWith("vppilot", options.DataDirectory, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_AllThreeSources_TheLaterOneWins()
    {
        var file = new Dictionary<string, string?>(StringComparer.Ordinal) { ["Node"] = "file", ["VppSocket"] = "/file", ["Listen"] = "http://127.0.0.1:1" };
        var environment = Environment([("VPPILOT_NODE", "environment"), ("VPPILOT_VPP_SOCKET", "/environment")]);
        var options = SettingsLoader.Load(file, environment, ["--node=argument"]).Options!;
        Assert.Equal(("argument", "/environment", "http://127.0.0.1:1"), (options.Node, options.VppSocket, options.Listen));
    }

    [Theory]
    [InlineData("--data-dir=/x")]
    [InlineData("--DataDirectory=/x")]
    [InlineData("--DATA_DIR=/x")]
    [InlineData("--DataDir", "/x")]
    public void Load_SpellingsOfAnOption_AreOne(params string[] arguments)
        => Assert.Equal("/x", SettingsLoader.Load(None, Environment([]), arguments).Options!.DataDirectory);

    [Fact]
    public void Load_EmptyEnvironmentVariable_IsNotSet()
        => Assert.Equal("local", SettingsLoader.Load(None, Environment([("VPPILOT_NODE", "")]), []).Options!.Node);

    [Fact]
    public void Load_VariablesOfOthers_AreIgnored()
        => Assert.NotNull(SettingsLoader.Load(None, Environment([("NODE", "x y"), ("VPPILOT_SERVER", "http://example"), ("LISTEN", "?")]), []).Options);

    [Fact]
    public void Load_Numbers_AreReadAndChecked()
    {
        var options = SettingsLoader.Load(None, Environment([("VPPILOT_HISTORY_MEMORY", "512")]), ["--history-minute-days=0"]).Options!;
        Assert.Equal((512, 0, 730), (options.HistoryMemory, options.HistoryMinuteDays, options.HistoryDays));
        var errors = SettingsLoader.Load(
            None, Environment([("VPPILOT_HISTORY_MEMORY", "1"), ("VPPILOT_HISTORY_DAYS", "0"), ("VPPILOT_HISTORY_MINUTE_DAYS", "-1")]), []).Errors;
        Assert.Equal(
            ["VPPILOT_HISTORY_DAYS", "VPPILOT_HISTORY_MEMORY", "VPPILOT_HISTORY_MINUTE_DAYS"],
            errors.Select(error => error[..error.IndexOf(':', StringComparison.Ordinal)]).Order());
    }

    [Fact]
    public void Load_ManyMistakes_ReportsThemAll()
    {
        var environment = Environment(
        [
            ("VPPILOT_LISTEN", "https://127.0.0.1:1;ftp://x;http://127.0.0.1:8080/path;http://example.com:80"),
            ("VPPILOT_VPP_SOCKET", "relative"), ("VPPILOT_STATS_SOCKET", "/" + new string('x', 107)), ("VPPILOT_DATA_DIR", "./here"),
            ("VPPILOT_NODE", "a b"), ("VPPILOT_DATABASE", "no connection string"), ("VPPILOT_ALLOWED_HOSTS", "good.example;b@d"),
        ]);
        var settings = SettingsLoader.Load(None, environment, ["--lsten=x"]);
        Assert.Null(settings.Options);
        string[] expected =
        [
            "--lsten=x", "VPPILOT_DATABASE", "VPPILOT_LISTEN", "VPPILOT_LISTEN", "VPPILOT_LISTEN", "VPPILOT_LISTEN", "VPPILOT_ALLOWED_HOSTS",
            "VPPILOT_VPP_SOCKET", "VPPILOT_STATS_SOCKET", "VPPILOT_DATA_DIR", "VPPILOT_NODE",
        ];
        Assert.Equal(expected, settings.Errors.Select(error => error[..error.IndexOf(':', StringComparison.Ordinal)]));
    }

    [Theory]
    [InlineData("http://127.0.0.1:8080", true)]
    [InlineData("http://[::1]:8080", true)]
    [InlineData("http://localhost:8080", true)]
    [InlineData("http://*:8080", false)]
    [InlineData("http://0.0.0.0:8080", false)]
    [InlineData("http://192.0.2.1:8080", false)]
    public void Listen_Address_IsKnownToBeLocalOrNot(string listen, bool local)
    {
        var options = SettingsLoader.Load(None, Environment([("VPPILOT_LISTEN", listen)]), []).Options!;
        Assert.Equal(local, Assert.Single(OptionsRules.ListenAddresses(options.Listen)).IsLoopback);
    }

    [Theory]
    [InlineData("http://127.0.0.1:8080", null, "http://127.0.0.1:8081")]
    [InlineData("http://0.0.0.0:9000;http://[::1]:9100", null, "http://127.0.0.1:9001")]
    [InlineData("http://127.0.0.1:0", null, "http://127.0.0.1:0")]
    [InlineData("http://127.0.0.1:65535", null, "http://127.0.0.1:65534")]
    [InlineData("http://127.0.0.1:8080", "http://*:50051", "http://*:50051")]
    [InlineData("http://127.0.0.1:8080", "off", null)]
    public void GrpcListen_Default_IsLoopbackBesideThePortOfTheRest(string listen, string? grpc, string? expected)
    {
        var options = SettingsLoader.Load(None, Environment(grpc is null ? [("VPPILOT_LISTEN", listen)] : [("VPPILOT_LISTEN", listen), ("VPPILOT_GRPC_LISTEN", grpc)]), []).Options!;
        Assert.Equal(expected, options.GrpcListen);
    }

    [Theory]
    [InlineData("127.0.0.1:8081")]
    [InlineData("https://127.0.0.1:8081")]
    [InlineData("http://example.org:8081")]
    [InlineData(";")]
    public void GrpcListen_ThatIsWrong_IsNamed(string grpc)
        => Assert.StartsWith(
            "VPPILOT_GRPC_LISTEN: ", Assert.Single(SettingsLoader.Load(None, Environment([("VPPILOT_GRPC_LISTEN", grpc)]), []).Errors), StringComparison.Ordinal);

    [Fact]
    public void Database_OnTheCommandLine_IsRefusedWithoutShowingIt()
    {
        var error = Assert.Single(SettingsLoader.Load(None, Environment([]), ["--database=Host=x;Password=secret"]).Errors);
        Assert.DoesNotContain("secret", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Database_ThatDoesNotParse_IsNotQuoted()
    {
        var error = Assert.Single(SettingsLoader.Load(None, Environment([("VPPILOT_DATABASE", "Host=x;Pasword=secret")]), []).Errors);
        Assert.DoesNotContain("secret", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Database_FromAFile_IsReadAndExclusive()
    {
        using var directory = new TemporaryDirectory();
        var file = directory.File("database");
        File.WriteAllText(file, "Host=/run/postgresql;Database=vppilot\n");
        Assert.Contains("/run/postgresql", SettingsLoader.Load(None, Environment([("VPPILOT_DATABASE_FILE", file)]), []).Options!.Database, StringComparison.Ordinal);
        Assert.Single(SettingsLoader.Load(None, Environment([("VPPILOT_DATABASE_FILE", file), ("VPPILOT_DATABASE", "Host=x")]), []).Errors);
        Assert.Single(SettingsLoader.Load(None, Environment([("VPPILOT_DATABASE_FILE", file + ".none")]), []).Errors);
    }

    private static Dictionary<string, string?> Environment((string Name, string Value)[] variables)
        => variables.ToDictionary(pair => pair.Name, pair => (string?)pair.Value, StringComparer.Ordinal);
}
