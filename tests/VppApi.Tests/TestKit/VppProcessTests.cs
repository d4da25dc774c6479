using TestKit;

namespace VppApi.Tests.TestKit;

public sealed class VppProcessTests
{
    [VppFact("ping_plugin.so")]
    public async Task StartAsync_WithPlugin_RunsAndCleansUp()
    {
        string directory, sharedMemory;
        await using (var vpp = await VppProcess.StartAsync(new VppProcessOptions { Plugins = ["ping_plugin.so"] }))
        {
            (directory, sharedMemory) = (vpp.DirectoryPath, vpp.SharedMemoryPrefix);
            Assert.StartsWith("vpp v", await vpp.VppctlAsync("show version"), StringComparison.Ordinal);
            Assert.Contains("ping_plugin.so", await vpp.VppctlAsync("show plugins"), StringComparison.Ordinal);
        }

        Assert.False(Directory.Exists(directory));
        Assert.Empty(Directory.EnumerateFiles("/dev/shm", sharedMemory + "-*"));
    }

    [VppFact]
    public async Task RestartAsync_AfterKill_ListensOnTheSameSocket()
    {
        await using var vpp = await VppProcess.StartAsync();
        var first = vpp.ProcessId;
        await vpp.KillAsync();
        Assert.True(vpp.HasExited);

        await vpp.RestartAsync();

        Assert.NotEqual(first, vpp.ProcessId);
        Assert.StartsWith("vpp v", await vpp.VppctlAsync("show version"), StringComparison.Ordinal);
    }
}
