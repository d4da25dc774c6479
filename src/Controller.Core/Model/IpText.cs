using System.Diagnostics.CodeAnalysis;
using System.Net;

namespace Controller.Core.Model;

/// <summary>
/// Reads addresses strictly. <see cref="IPAddress.TryParse(string?, out IPAddress?)"/> also takes <c>10.1</c>, <c>0x7f.1</c>, octal
/// <c>010.0.0.1</c>, <c>fe80::1%eth0</c> and <c>[::1]:80</c>: in a file that programs a router each of those is more likely a mistake.
/// </summary>
public static class IpText
{
    /// <summary>Reads a dotted quad without leading zeros, or an IPv6 address without zone.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out IPAddress? address)
    {
        address = null;
        if (text is null || text.AsSpan().ContainsAny(" %[]"))
            return false;
        if (!text.Contains(':', StringComparison.Ordinal) && !IsDottedQuad(text))
            return false;
        return IPAddress.TryParse(text, out address);
    }

    private static bool IsDottedQuad(ReadOnlySpan<char> text)
    {
        var parts = 0;
        foreach (var range in text.Split('.'))
        {
            var part = text[range];
            if (part.Length is 0 or > 3 || part.ContainsAnyExceptInRange('0', '9') || part.Length > 1 && part[0] == '0')
                return false;
            parts++;
        }

        return parts == 4;
    }
}
