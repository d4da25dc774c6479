using System.Runtime.InteropServices;

namespace TestKit.Lab;

/// <summary>
/// A Linux network namespace of its own, deleted on dispose together with the devices in it. A socket belongs for ever to
/// the namespace it was made in, so it is enough to make it on a thread that entered the namespace: no child process needed.
/// </summary>
public sealed class NetworkNamespace : IAsyncDisposable
{
    private const int CloneNewNet = 0x40000000;

    private NetworkNamespace(string name) => Name = name;

    /// <summary>Its name under <c>/run/netns</c>.</summary>
    public string Name { get; }

    /// <summary>Makes the namespace with its loopback device up.</summary>
    public static async Task<NetworkNamespace> CreateAsync(string name)
    {
        await IpAsync("netns", "add", name);
        var made = new NetworkNamespace(name);
        await IpAsync("-n", name, "link", "set", "lo", "up");
        return made;
    }

    /// <summary>Makes a veth pair: <paramref name="device"/> outside (for VPP) and <c>eth0</c> inside, with an address and a default gateway.</summary>
    public async Task AttachAsync(string device, string address, string gateway)
    {
        await IpAsync("link", "add", device, "type", "veth", "peer", "name", "eth0", "netns", Name);
        // No router solicitations and no duplicate address detection: the counters stand still when nobody sends.
        await IpAsync("link", "set", device, "addrgenmode", "none");
        await IpAsync("-n", Name, "link", "set", "eth0", "addrgenmode", "none");
        await IpAsync("link", "set", device, "up");
        await IpAsync("-n", Name, "link", "set", "eth0", "up");
        await IpAsync("-n", Name, "address", "add", address, "dev", "eth0");
        await IpAsync("-n", Name, "route", "add", "default", "via", gateway, "dev", "eth0");
    }

    /// <summary>Runs a program in the namespace.</summary>
    /// <returns>What it wrote.</returns>
    public Task<string> ExecuteAsync(params string[] command) => IpAsync(["netns", "exec", Name, .. command]);

    /// <summary>Runs a function on a thread of its own that is in the namespace.</summary>
    public T Run<T>(Func<T> function)
    {
        T result = default!;
        Exception? failure = null;
        var thread = new Thread(() =>
        {
            try
            {
                using var handle = File.OpenHandle($"/run/netns/{Name}");
                if (SetNamespace(handle.DangerousGetHandle().ToInt32(), CloneNewNet) != 0)
                {
                    throw new InvalidOperationException($"setns({Name}) failed with errno {Marshal.GetLastPInvokeError()}.");
                }

                result = function();
            }
#pragma warning disable CA1031 // carried to the caller's thread
            catch (Exception e)
#pragma warning restore CA1031
            {
                failure = e;
            }
        });
        thread.Start();
        thread.Join();
        return failure is null ? result : throw new InvalidOperationException($"In namespace {Name}: {failure.Message}", failure);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await IpAsync("netns", "delete", Name);

    private static Task<string> IpAsync(params string[] arguments) => ChildProcess.RunAsync("ip", arguments, TimeSpan.FromSeconds(20));

    [DllImport("libc", EntryPoint = "setns", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SetNamespace(int fileDescriptor, int type);
}
