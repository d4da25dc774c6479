using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;

namespace VppApi.Codec;

/// <summary>
/// Text of IP and MAC addresses in network byte order. Stricter than <see cref="IPAddress"/>: <c>10.1</c>, octal numbers
/// and scope ids are no addresses for VPP.
/// </summary>
public static class AddressText
{
    /// <summary>Characters of the longest text, an IPv6 prefix with an embedded IPv4 address.</summary>
    public const int MaximumLength = 64;

    private const int MacLength = 6;

    /// <summary>Writes an IP address.</summary>
    /// <param name="address">4 or 16 bytes.</param>
    /// <param name="destination">Gets the text.</param>
    /// <param name="charsWritten">Its length.</param>
    /// <returns>False when <paramref name="destination"/> is too short.</returns>
    public static bool TryFormatIp(ReadOnlySpan<byte> address, Span<char> destination, out int charsWritten)
        => address.Length == sizeof(uint)
            ? destination.TryWrite(CultureInfo.InvariantCulture, $"{address[0]}.{address[1]}.{address[2]}.{address[3]}", out charsWritten)
            : new IPAddress(address).TryFormat(destination, out charsWritten);

    /// <summary>Reads an IP address.</summary>
    /// <param name="text">The text.</param>
    /// <param name="address">Gets the bytes; 16.</param>
    /// <param name="length">4 for IPv4, 16 for IPv6.</param>
    /// <returns>False when the text is no address.</returns>
    public static bool TryParseIp(ReadOnlySpan<char> text, Span<byte> address, out int length)
    {
        length = 0;
        // A scope id names an interface of the machine that runs this, not of VPP.
        if (text.Contains('%') || text.Contains('[') || !IPAddress.TryParse(text, out var parsed)) return false;
        if (!parsed.TryWriteBytes(address, out length)) return false;
        if (length != sizeof(uint)) return true;

        // "10.1", "010.0.0.1" and "0x0a000001" are addresses to IPAddress. One form is enough.
        Span<char> canonical = stackalloc char[MaximumLength];
        return TryFormatIp(address[..length], canonical, out var written) && text.SequenceEqual(canonical[..written]);
    }

    /// <summary>Writes a MAC address: <c>02:fe:00:00:00:01</c>.</summary>
    /// <param name="address">6 bytes.</param>
    /// <param name="destination">Gets the text.</param>
    /// <param name="charsWritten">Its length.</param>
    /// <returns>False when <paramref name="destination"/> is too short.</returns>
    public static bool TryFormatMac(ReadOnlySpan<byte> address, Span<char> destination, out int charsWritten)
        => destination.TryWrite(CultureInfo.InvariantCulture,
            $"{address[0]:x2}:{address[1]:x2}:{address[2]:x2}:{address[3]:x2}:{address[4]:x2}:{address[5]:x2}", out charsWritten);

    /// <summary>Reads a MAC address: six pairs of hex digits with colons or hyphens between them.</summary>
    /// <param name="text">The text.</param>
    /// <param name="address">Gets the bytes; 6.</param>
    /// <returns>False when the text is no MAC address.</returns>
    public static bool TryParseMac(ReadOnlySpan<char> text, Span<byte> address)
    {
        const int charactersPerByte = 3;
        if (text.Length != (MacLength * charactersPerByte) - 1) return false;
        var separator = text[2];
        if (separator is not (':' or '-')) return false;
        for (var i = 0; i < MacLength; i++)
        {
            var part = text[(i * charactersPerByte)..];
            if (i < MacLength - 1 && part[2] != separator) return false;
            if (!byte.TryParse(part[..2], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out address[i])) return false;
        }

        return true;
    }

    /// <summary>Takes a prefix apart: <c>10.0.0.1/24</c>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="address">The part before the slash.</param>
    /// <param name="length">The number behind it; not yet checked against the address's kind.</param>
    /// <returns>False when there is no slash or no number from 0 to 128 behind it.</returns>
    public static bool TrySplitPrefix(ReadOnlySpan<char> text, out ReadOnlySpan<char> address, out byte length)
    {
        const byte longest = 128;
        var slash = text.IndexOf('/');
        address = slash < 0 ? default : text[..slash];
        length = 0;
        return slash >= 0
            && byte.TryParse(text[(slash + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out length)
            && length <= longest;
    }

    /// <summary>Sets all bits behind a prefix's length to zero.</summary>
    /// <param name="address">The address; is changed.</param>
    /// <param name="length">Bits to keep.</param>
    public static void Mask(Span<byte> address, int length)
    {
        for (var i = 0; i < address.Length; i++)
        {
            var kept = Math.Clamp(length - (i * 8), 0, 8);
            address[i] &= (byte)(0xFF00 >> kept);
        }
    }

    /// <summary>Says that a text is not what it should be.</summary>
    /// <param name="text">The text.</param>
    /// <param name="what">What it should be, for example <c>an IPv4 address</c>.</param>
    /// <exception cref="FormatException">Always.</exception>
    [DoesNotReturn]
    public static void ThrowNot(ReadOnlySpan<char> text, string what)
        => throw new FormatException($"'{(text.Length <= MaximumLength ? text : text[..MaximumLength])}' is not {what}.");
}
