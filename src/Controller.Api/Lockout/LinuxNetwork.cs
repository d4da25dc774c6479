using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace Controller.Api.Lockout;

/// <summary>Reads /proc/net/route, /proc/net/ipv6_route and /sys/class/net (proc(5), sysfs-class-net).</summary>
/// <param name="proc">Where /proc/net is.</param>
/// <param name="sys">Where /sys/class/net is.</param>
/// <param name="isOwn">Tells this machine's own addresses.</param>
internal sealed class LinuxNetwork(string proc, string sys, Func<IPAddress, bool> isOwn) : ILinuxNetwork
{
    /// <summary>This machine's.</summary>
    public LinuxNetwork()
        : this("/proc/net", "/sys/class/net", IsOwn)
    {
    }

    /// <inheritdoc/>
    public LinuxRoute? RouteTo(IPAddress address)
    {
        if (IPAddress.IsLoopback(address) || isOwn(address))
            return null;
        var routes = address.AddressFamily == AddressFamily.InterNetwork
            ? Lines("route").Skip(1).Select(LinuxRouteLine.ParseIPv4)
            : Lines("ipv6_route").Select(LinuxRouteLine.ParseIPv6);
        return routes.OfType<LinuxRouteLine>().Where(route => route.Network.Contains(address))
            .OrderByDescending(route => route.Network.PrefixLength).ThenBy(route => route.Metric)
            .Select(route => new LinuxRoute(route.Device, route.Gateway)).FirstOrDefault();
    }

    /// <inheritdoc/>
    public string? OtherEndOf(string device)
    {
        // A veth's iflink is the ifindex of its other end; everybody else's is the device's own.
        if (Number(device, "iflink") is not { } link || Number(device, "ifindex") == link)
            return null;
        return Directory.EnumerateDirectories(sys).Select(Path.GetFileName).OfType<string>()
            .FirstOrDefault(other => other != device && Number(other, "ifindex") == link && Number(other, "iflink") == Number(device, "ifindex"));
    }

    private static bool IsOwn(IPAddress address) => Array.Exists(
        NetworkInterface.GetAllNetworkInterfaces(), device => device.GetIPProperties().UnicastAddresses.Any(own => own.Address.Equals(address)));

    private string[] Lines(string file)
    {
        try
        {
            return File.ReadAllLines(Path.Combine(proc, file));
        }
        catch (FileNotFoundException)
        {
            return []; // A kernel without that family.
        }
    }

    private int? Number(string device, string attribute)
    {
        try
        {
            return int.TryParse(File.ReadAllText(Path.Combine(sys, device, attribute)), out var number) ? number : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null; // The device went away in this moment.
        }
    }
}
