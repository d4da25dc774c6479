using System.Globalization;
using VppApi.Codec;
using VppApi.Inspection.Definitions;

namespace VppApi.Inspection.Json;

/// <summary>Addresses, prefixes and MACs as one word.</summary>
internal static class WordText
{
    private const byte Ip4Family = 0;
    private const byte Ip6Family = 1;
    private const int Ip4Size = 4;
    private const int Ip6Size = 16;

    /// <summary>Writes an address or prefix.</summary>
    /// <returns>The word, or null when the bytes are none: another family, a length that cannot be.</returns>
    public static string? Format(StructDefinition type, ReadOnlySpan<byte> bytes)
    {
        if (type.Word == WordForm.Address) return FormatAddress(bytes)?.Text;
        var address = type.Fields[0].Type;
        var length = bytes[address.MinimumSize];
        var (text, bits) = address.Word == WordForm.Address
            ? FormatAddress(bytes) ?? (null, 0)
            : (FormatBytes(address.Word, bytes[..address.MinimumSize]), address.MinimumSize * 8);
        return text is null || length > bits ? null : string.Create(CultureInfo.InvariantCulture, $"{text}/{length}");
    }

    /// <summary>Writes an IP or MAC address.</summary>
    public static string FormatBytes(WordForm form, ReadOnlySpan<byte> bytes)
    {
        Span<char> text = stackalloc char[AddressText.MaximumLength];
        _ = form == WordForm.MacAddress ? AddressText.TryFormatMac(bytes, text, out var length) : AddressText.TryFormatIp(bytes, text, out length);
        return text[..length].ToString();
    }

    /// <summary>Reads a word of a type.</summary>
    /// <param name="type">The type; its <see cref="TypeDefinition.Word"/> is not none.</param>
    /// <param name="text">The word.</param>
    /// <param name="bytes">Gets the value; all zeros before, as many as the type takes.</param>
    /// <returns>False when the text is no such word.</returns>
    public static bool TryParse(TypeDefinition type, ReadOnlySpan<char> text, Span<byte> bytes) => type.Word switch
    {
        WordForm.Ip4Address => TryParseIp(text, bytes, Ip4Size),
        WordForm.Ip6Address => TryParseIp(text, bytes, Ip6Size),
        WordForm.MacAddress => AddressText.TryParseMac(text, bytes),
        WordForm.Address => TryParseAddress(text, bytes, out _),
        WordForm.Prefix => TryParsePrefix((StructDefinition)type, text, bytes),
        _ => false,
    };

    /// <summary>What a word of a type looks like, for errors.</summary>
    public static string Describe(TypeDefinition type) => type.Word switch
    {
        WordForm.Ip4Address => "an IPv4 address, for example \"192.0.2.1\"",
        WordForm.Ip6Address => "an IPv6 address, for example \"2001:db8::1\"",
        WordForm.MacAddress => "a MAC address, for example \"02:fe:00:00:00:01\"",
        WordForm.Address => "an IP address, for example \"192.0.2.1\"",
        _ => "an address and its prefix length, for example \"192.0.2.1/24\"",
    };

    private static (string? Text, int Bits)? FormatAddress(ReadOnlySpan<byte> bytes) => bytes[0] switch
    {
        Ip4Family => (FormatBytes(WordForm.Ip4Address, bytes.Slice(1, Ip4Size)), Ip4Size * 8),
        Ip6Family => (FormatBytes(WordForm.Ip6Address, bytes.Slice(1, Ip6Size)), Ip6Size * 8),
        _ => null,
    };

    private static bool TryParseIp(ReadOnlySpan<char> text, Span<byte> bytes, int size)
    {
        Span<byte> address = stackalloc byte[Ip6Size];
        if (!AddressText.TryParseIp(text, address, out var length) || length != size) return false;
        address[..length].CopyTo(bytes);
        return true;
    }

    private static bool TryParseAddress(ReadOnlySpan<char> text, Span<byte> bytes, out int bits)
    {
        bits = 0;
        Span<byte> address = stackalloc byte[Ip6Size];
        if (!AddressText.TryParseIp(text, address, out var length)) return false;
        bytes[0] = length == Ip4Size ? Ip4Family : Ip6Family;
        address[..length].CopyTo(bytes[1..]);
        bits = length * 8;
        return true;
    }

    private static bool TryParsePrefix(StructDefinition type, ReadOnlySpan<char> text, Span<byte> bytes)
    {
        var address = type.Fields[0].Type;
        if (!AddressText.TrySplitPrefix(text, out var word, out var length)) return false;
        var bits = address.MinimumSize * 8;
        if (address.Word == WordForm.Address ? !TryParseAddress(word, bytes, out bits) : !TryParse(address, word, bytes)) return false;
        bytes[address.MinimumSize] = length;
        return length <= bits;
    }
}
