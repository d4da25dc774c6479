using TestKit;

namespace Controller.Clients.Tests.Python;

/// <summary>A Python program with Debian's grpcio and stubs that Debian's protoc makes of the shipped files.</summary>
[Collection(nameof(ServerCollection))]
public sealed class PythonClientTests(RunningServer server)
{
    // Debian's own: another Python in PATH does not see its packages.
    private const string Python = "/usr/bin/python3";

    [Fact]
    public async Task PlanApplyRollback_WithGrpcio_Work()
    {
        using var stubs = new TemporaryDirectory();
        await ClientRun.RunAsync("/usr/bin/protoc",
        [
            $"-I{ClientRun.Protos}", $"-I{PackageFolder("google.api.commonprotos", "content/protos")}",
            $"-I{PackageFolder("grpc.tools", "build/native/include")}", $"--python_out={stubs.Path}", $"--grpc_out={stubs.Path}",
            "--plugin=protoc-gen-grpc=/usr/bin/grpc_python_plugin",
            "google/rpc/status.proto", "google/rpc/error_details.proto",
            .. Directory.EnumerateFiles(ClientRun.Protos, "*.proto", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(ClientRun.Protos, file)),
        ]);

        var output = await ClientRun.RunAsync(
            Python, [Path.Combine(ClientRun.Folder("Python"), "client.py"), server.GrpcTarget, stubs.Path, ClientRun.Folder("Documents")],
            new Dictionary<string, string>(StringComparer.Ordinal) { ["PYTHONDONTWRITEBYTECODE"] = "1" });

        Assert.Matches(@"^grpcio \d+\.\d+\.\d+: all well, back at revision \d+\n$", output);
    }

    // google.protobuf's and google.rpc's files, as the packages have them from which the server takes them too.
    private static string PackageFolder(string package, string folder)
    {
        var packages = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget/packages");
        return Directory.EnumerateDirectories(Path.Combine(packages, package)).Order(StringComparer.Ordinal)
            .Select(version => Path.Combine(version, folder)).Last(Directory.Exists);
    }
}
