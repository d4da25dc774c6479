namespace TestKit.Lab;

/// <summary>
/// The network of <c>examples/lab-nat.yaml</c>, under names that no other run has:
/// <code>[client] 10.10.0.2/24 --- LanDevice | VPP | WanDevice --- 203.0.113.100/24 [server]</code>
/// The kernel leaves the checksums of what a namespace sends to the (virtual) wire. VPP's af_packet interfaces take the
/// kernel's word for it through the virtio header (flag CKSUM_GSO, which VPPilot sets), so nothing has to be turned off here.
/// </summary>
public sealed class LabNetwork : IAsyncDisposable
{
    private static int s_next;

    private LabNetwork(string lanDevice, string wanDevice, NetworkNamespace client, NetworkNamespace server)
    {
        LanDevice = lanDevice;
        WanDevice = wanDevice;
        Client = client;
        Server = server;
    }

    /// <summary>The device for VPP's inside interface.</summary>
    public string LanDevice { get; }

    /// <summary>The device for VPP's outside interface.</summary>
    public string WanDevice { get; }

    /// <summary>The namespace behind the inside interface.</summary>
    public NetworkNamespace Client { get; }

    /// <summary>The namespace behind the outside interface.</summary>
    public NetworkNamespace Server { get; }

    /// <summary>Makes both namespaces and their devices.</summary>
    public static async Task<LabNetwork> CreateAsync()
    {
        // Device names end at 15 characters, and another run of the tests may be on this machine.
        var suffix = $"{Environment.ProcessId % 100000}{(char)('a' + (Interlocked.Increment(ref s_next) % 26))}";
        var client = await NetworkNamespace.CreateAsync($"vppilot-c{suffix}");
        var server = await NetworkNamespace.CreateAsync($"vppilot-s{suffix}");
        var lab = new LabNetwork($"vl{suffix}", $"vw{suffix}", client, server);
        await client.AttachAsync(lab.LanDevice, "10.10.0.2/24", "10.10.0.1");
        await server.AttachAsync(lab.WanDevice, "203.0.113.100/24", "203.0.113.1");
        return lab;
    }

    /// <summary>Fetches a page with <c>curl</c>.</summary>
    /// <param name="from">Where curl runs.</param>
    /// <param name="url">The page.</param>
    /// <returns>The page.</returns>
    /// <exception cref="InvalidOperationException">curl failed; the text holds what it said.</exception>
    public static async Task<string> CurlAsync(NetworkNamespace from, string url) =>
        (await from.ExecuteAsync("curl", "--silent", "--show-error", "--max-time", "10", url)).TrimEnd('\n');

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        // A namespace lives on while a socket made in it is open, and a device with it: so the devices go first.
        foreach (var device in new[] { LanDevice, WanDevice }.Where(device => Directory.Exists($"/sys/class/net/{device}")))
        {
            await ChildProcess.RunAsync("ip", ["link", "delete", device]);
        }

        await Client.DisposeAsync();
        await Server.DisposeAsync();
    }
}
