using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Controller.Core.Model;

namespace Controller.Core.Format;

/// <summary>An IPv4 address with or without a port, as mappings write it.</summary>
/// <param name="Address">The address.</param>
/// <param name="Port">The port; null without one.</param>
internal readonly record struct Endpoint(IPAddress Address, ushort? Port)
{
    public static bool TryParse(string text, out Endpoint endpoint)
    {
        endpoint = default;
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (!IpText.TryParse(colon < 0 ? text : text[..colon], out var address) || address.AddressFamily != AddressFamily.InterNetwork)
            return false;
        if (colon < 0)
        {
            endpoint = new Endpoint(address, Port: null);
            return true;
        }

        var digits = text.AsSpan(colon + 1);
        var isPort = ushort.TryParse(digits, NumberStyles.None, null, out var port) && digits[0] != '0';
        endpoint = new Endpoint(address, port);
        return isPort;
    }
}
