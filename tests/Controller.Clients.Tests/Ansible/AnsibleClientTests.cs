using TestKit;

namespace Controller.Clients.Tests.Ansible;

/// <summary>The collection in <c>ansible/</c>, run by Debian's ansible-core.</summary>
[Collection(nameof(ServerCollection))]
public sealed class AnsibleClientTests(RunningServer server)
{
    [Fact]
    public async Task Playbook_WithTheCollection_Works()
    {
        using var directory = new TemporaryDirectory();
        var output = await RunAsync(directory, "/usr/bin/ansible-playbook", Path.Combine(ClientRun.Folder("Ansible"), "playbook.yml"));

        Assert.Matches(@"failed=0 ", output);
        Assert.Contains("All of it is well", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task States_OfADocument_AreThoseOfTheTable()
        => Assert.Contains("OK", await ClientRun.RunAsync("/usr/bin/python3", ["-B", RepositoryRoot.File("ansible/tests/unit/test_documents.py")]), StringComparison.Ordinal);

    [Theory]
    [InlineData("vppilot_config")]
    [InlineData("vppilot_facts")]
    [InlineData("vppilot_rollback")]
    public async Task Documentation_OfEachModule_IsReadByAnsibleDoc(string module)
    {
        using var directory = new TemporaryDirectory();
        var output = await RunAsync(directory, "/usr/bin/ansible-doc", "-t", "module", $"vppilot.vppilot.{module}");

        Assert.Contains("EXAMPLES:", output, StringComparison.Ordinal);
        Assert.Contains("VPPILOT_SERVER", output, StringComparison.Ordinal);
    }

    private Task<string> RunAsync(TemporaryDirectory directory, string program, params string[] arguments)
    {
        // Where Ansible looks for it is namespace/name below a folder of this name.
        var collections = directory.File("ansible_collections/vppilot");
        Directory.CreateDirectory(collections);
        File.CreateSymbolicLink(Path.Combine(collections, "vppilot"), RepositoryRoot.File("ansible"));
        return ClientRun.RunAsync(program, arguments, new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["ANSIBLE_COLLECTIONS_PATH"] = directory.Path,
            ["ANSIBLE_LOCALHOST_WARNING"] = "false",
            ["ANSIBLE_HOME"] = directory.File("home"),
            ["ANSIBLE_LOCAL_TEMP"] = directory.File("tmp"),
            ["ANSIBLE_NOCOLOR"] = "1",
            ["PYTHONDONTWRITEBYTECODE"] = "1",
            ["VPPILOT_SERVER"] = server.Address,
            ["DOCUMENTS"] = ClientRun.Folder("Documents"),
            ["LC_ALL"] = "C.UTF-8",
        });
    }
}
