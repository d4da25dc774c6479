using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Controller.Core.Model;

/// <summary>A 48-bit Ethernet address.</summary>
/// <param name="Value">The six octets as the low 48 bits, first octet highest.</param>
public readonly record struct MacAddress(ulong Value)
{
    private const int Octets = 6;

    /// <summary>True for a group address (multicast or broadcast), which no interface and no neighbour can have.</summary>
    public bool IsMulticast => (Value >> 40 & 1) != 0;

    /// <summary>True for <c>00:00:00:00:00:00</c>.</summary>
    public bool IsZero => Value == 0;

    /// <summary>Makes an address of its six octets.</summary>
    /// <exception cref="ArgumentException">There are not six.</exception>
    public static MacAddress FromBytes(ReadOnlySpan<byte> octets)
    {
        if (octets.Length != Octets)
            throw new ArgumentException($"A MAC address has {Octets} octets, not {octets.Length}.", nameof(octets));
        ulong value = 0;
        foreach (var octet in octets)
            value = value << 8 | octet;
        return new MacAddress(value);
    }

    /// <summary>Reads <c>02:fe:00:00:00:01</c>; hyphens may stand for the colons.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out MacAddress address)
    {
        address = default;
        if (text is not { Length: Octets * 3 - 1 })
            return false;
        ulong value = 0;
        for (var i = 0; i < Octets; i++)
        {
            if (i > 0 && (text[i * 3 - 1] is not (':' or '-') || text[i * 3 - 1] != text[2]))
                return false;
            if (!byte.TryParse(text.AsSpan(i * 3, 2), NumberStyles.AllowHexSpecifier, null, out var octet))
                return false;
            value = value << 8 | octet;
        }

        address = new MacAddress(value);
        return true;
    }

    /// <summary>Writes the six octets.</summary>
    /// <exception cref="ArgumentException"><paramref name="destination"/> is shorter than six.</exception>
    public void CopyTo(Span<byte> destination)
    {
        if (destination.Length < Octets)
            throw new ArgumentException($"A MAC address needs {Octets} octets.", nameof(destination));
        for (var i = 0; i < Octets; i++)
            destination[i] = (byte)(Value >> 40 - i * 8);
    }

    /// <summary>Lower case, with colons.</summary>
    public override string ToString()
    {
        Span<byte> octets = stackalloc byte[Octets];
        CopyTo(octets);
        return $"{octets[0]:x2}:{octets[1]:x2}:{octets[2]:x2}:{octets[3]:x2}:{octets[4]:x2}:{octets[5]:x2}";
    }
}
