namespace Binapigen.Emit.WellKnown;

/// <summary>The text of the conversions. What can be wrong about them is in <c>VppApi.Codec.AddressText</c>, which is compiled with the tool.</summary>
internal static class WellKnownTemplates
{
    private const string Parsing =
        """
            public static $TYPE$ Parse(string text) => Parse(text.AsSpan());

            public static $TYPE$ Parse(ReadOnlySpan<char> text)
            {
                if (!TryParse(text, out var value)) AddressText.ThrowNot(text, "$WHAT$");
                return value;
            }

            public static bool TryParse([NotNullWhen(true)] string? text, out $TYPE$ value) => TryParse(text.AsSpan(), out value);

            static $TYPE$ IParsable<$TYPE$>.Parse(string s, IFormatProvider? provider) => Parse(s);

            static bool IParsable<$TYPE$>.TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out $TYPE$ result) => TryParse(s, out result);

            static $TYPE$ ISpanParsable<$TYPE$>.Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => Parse(s);

            static bool ISpanParsable<$TYPE$>.TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out $TYPE$ result) => TryParse(s, out result);

            readonly bool ISpanFormattable.TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
                => TryFormat(destination, out charsWritten);

            readonly string IFormattable.ToString(string? format, IFormatProvider? provider) => ToString();

            public override readonly string ToString()
            {
                Span<char> text = stackalloc char[AddressText.MaximumLength];
                return TryFormat(text, out var length) ? new string(text[..length]) : "";
            }
        """;

    /// <summary>IPv4 and IPv6 addresses.</summary>
    public static readonly string Ip =
        """
        public partial struct $TYPE$ : ISpanFormattable, ISpanParsable<$TYPE$>
        {
            public $TYPE$(ReadOnlySpan<byte> bytes)
            {
                if (bytes.Length != $SIZE$) throw new ArgumentException($"$SIZE$ bytes make $WHAT$, not {bytes.Length}.", nameof(bytes));
                bytes.CopyTo(this);
            }

            public $TYPE$(System.Net.IPAddress address)
            {
                if (address.AddressFamily != System.Net.Sockets.AddressFamily.$FAMILY$ || !address.TryWriteBytes(this, out _))
                    throw new ArgumentException($"'{address}' is not $WHAT$.", nameof(address));
            }

            public readonly System.Net.IPAddress ToIPAddress() => new(this);

            public readonly bool TryFormat(Span<char> destination, out int charsWritten) => AddressText.TryFormatIp(this, destination, out charsWritten);

            public static bool TryParse(ReadOnlySpan<char> text, out $TYPE$ value)
            {
                Span<byte> bytes = stackalloc byte[16];
                var isValid = AddressText.TryParseIp(text, bytes, out var length) && length == $SIZE$;
                value = isValid ? new(bytes[..$SIZE$]) : default;
                return isValid;
            }

        """ + Parsing + "\n}";

    /// <summary>MAC addresses.</summary>
    public static readonly string Mac =
        """
        public partial struct $TYPE$ : ISpanFormattable, ISpanParsable<$TYPE$>
        {
            public $TYPE$(ReadOnlySpan<byte> bytes)
            {
                if (bytes.Length != 6) throw new ArgumentException($"A MAC address takes 6 bytes, not {bytes.Length}.", nameof(bytes));
                bytes.CopyTo(this);
            }

            public $TYPE$(System.Net.NetworkInformation.PhysicalAddress address)
                : this(address.GetAddressBytes())
            {
            }

            public readonly System.Net.NetworkInformation.PhysicalAddress ToPhysicalAddress() => new(((ReadOnlySpan<byte>)this).ToArray());

            public readonly bool TryFormat(Span<char> destination, out int charsWritten) => AddressText.TryFormatMac(this, destination, out charsWritten);

            public static bool TryParse(ReadOnlySpan<char> text, out $TYPE$ value)
            {
                value = default;
                Span<byte> bytes = stackalloc byte[6];
                var isValid = AddressText.TryParseMac(text, bytes);
                if (isValid) value = new(bytes);
                return isValid;
            }

        """ + Parsing.Replace("$WHAT$", "a MAC address", StringComparison.Ordinal) + "\n}";

    /// <summary>Addresses of either family.</summary>
    public static readonly string Address =
        """
        public partial struct $TYPE$ : IEquatable<$TYPE$>, ISpanFormattable, ISpanParsable<$TYPE$>
        {
            public $TYPE$(Ip4Address address)
            {
                Af = AddressFamily.Ip4;
                Un.Ip4 = address;
            }

            public $TYPE$(Ip6Address address)
            {
                Af = AddressFamily.Ip6;
                Un.Ip6 = address;
            }

            public $TYPE$(System.Net.IPAddress address)
            {
                var isIp4 = address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetwork;
                Af = isIp4 ? AddressFamily.Ip4 : AddressFamily.Ip6;
                if (isIp4) Un.Ip4 = new Ip4Address(address);
                else Un.Ip6 = new Ip6Address(address);
            }

            public static implicit operator $TYPE$(Ip4Address address) => new(address);

            public static implicit operator $TYPE$(Ip6Address address) => new(address);

            /// <summary>4 bytes of IPv4 or 16 of IPv6, in place.</summary>
            [UnscopedRef]
            public readonly ReadOnlySpan<byte> Bytes => ((ReadOnlySpan<byte>)Un)[..(Af == AddressFamily.Ip4 ? 4 : 16)];

            public readonly System.Net.IPAddress ToIPAddress() => new(Bytes);

            public readonly bool Equals($TYPE$ other) => Af == other.Af && Bytes.SequenceEqual(other.Bytes);

            public override readonly bool Equals(object? obj) => obj is $TYPE$ other && Equals(other);

            public override readonly int GetHashCode()
            {
                var hash = default(HashCode);
                hash.AddBytes(Bytes);
                return hash.ToHashCode();
            }

            public static bool operator ==($TYPE$ left, $TYPE$ right) => left.Equals(right);

            public static bool operator !=($TYPE$ left, $TYPE$ right) => !left.Equals(right);

            public readonly bool TryFormat(Span<char> destination, out int charsWritten) => AddressText.TryFormatIp(Bytes, destination, out charsWritten);

            public static bool TryParse(ReadOnlySpan<char> text, out $TYPE$ value)
            {
                value = default;
                Span<byte> bytes = stackalloc byte[16];
                if (!AddressText.TryParseIp(text, bytes, out var length)) return false;
                value = length == 4 ? new(new Ip4Address(bytes[..4])) : new(new Ip6Address(bytes));
                return true;
            }

        """ + Parsing.Replace("$WHAT$", "an IP address", StringComparison.Ordinal) + "\n}";

    /// <summary>An address and a length. Bits behind the length stay: as an interface's address they matter.</summary>
    public static readonly string Prefix =
        """
        public partial struct $TYPE$ : IEquatable<$TYPE$>, ISpanFormattable, ISpanParsable<$TYPE$>
        {
            public $TYPE$($ADDRESS$ address, int length)
            {
                Address = address;
                if ((uint)length > (uint)Bits()) throw new ArgumentOutOfRangeException(nameof(length), length, $"A prefix of {address} has 0 to {Bits()} bits.");
                Len = (byte)length;
            }

            public $TYPE$(System.Net.IPAddress address, int length)
                : this(new $ADDRESS$(address), length)
            {
            }

            public $TYPE$(System.Net.IPNetwork network)
                : this(network.BaseAddress, network.PrefixLength)
            {
            }

            /// <summary>The network: bits behind the length become zeros.</summary>
            public readonly System.Net.IPNetwork ToIPNetwork()
            {
                Span<byte> bytes = stackalloc byte[16];
                Address.ToIPAddress().TryWriteBytes(bytes, out var size);
                var length = Math.Min((int)Len, size * 8);
                AddressText.Mask(bytes[..size], length);
                return new System.Net.IPNetwork(new System.Net.IPAddress(bytes[..size]), length);
            }

            public readonly bool Equals($TYPE$ other) => Len == other.Len && Address == other.Address;

            public override readonly bool Equals(object? obj) => obj is $TYPE$ other && Equals(other);

            public override readonly int GetHashCode() => HashCode.Combine(Address, Len);

            public static bool operator ==($TYPE$ left, $TYPE$ right) => left.Equals(right);

            public static bool operator !=($TYPE$ left, $TYPE$ right) => !left.Equals(right);

            public readonly bool TryFormat(Span<char> destination, out int charsWritten)
            {
                charsWritten = 0;
                return Address.TryFormat(destination, out var address)
                    && destination[address..].TryWrite($"/{Len}", out var length)
                    && (charsWritten = address + length) > 0;
            }

            public static bool TryParse(ReadOnlySpan<char> text, out $TYPE$ value)
            {
                value = default;
                if (!AddressText.TrySplitPrefix(text, out var part, out var length) || !$ADDRESS$.TryParse(part, out var address)) return false;
                value.Address = address;
                value.Len = length;
                return length <= value.Bits();
            }

            private readonly int Bits() => $BITS$;

        """ + Parsing.Replace("$WHAT$", "a prefix, such as 10.0.0.0/8", StringComparison.Ordinal) + "\n}";
}
