using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using Controller.Core.Model;
using Controller.Core.Schema;

namespace Controller.Core.Format;

/// <summary>The single values of the file format that are not numbers.</summary>
internal static class Scalars
{
    /// <summary>Names of ours; with the prefix of the tag they fit VPP's 63 characters.</summary>
    public const string NamePattern = "^[A-Za-z0-9][A-Za-z0-9._/-]{0,39}$";

    private const string Ipv4Pattern = @"(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)\.){3}(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)";
    private const string PrefixPattern = "^[0-9A-Fa-f.:]+/[0-9]{1,3}$";

    public static readonly ScalarType<string> Name = Text(
        "a name of at most 40 letters, digits and . _ / -, beginning with a letter or a digit",
        text => text.Length is > 0 and <= 40 && char.IsAsciiLetterOrDigit(text[0])
            && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '/' or '-'),
        Pattern(NamePattern));

    public static readonly ScalarType<string> LinuxDevice = Text(
        "the name of a Linux network device: at most 15 characters, no spaces and slashes",
        text => text.Length is > 0 and <= 15 && text is not "." and not ".."
            && text.All(c => c is > ' ' and <= '~' and not '/' and not ':'),
        Pattern("^[!-.0-9;-~]{1,15}$"));

    public static readonly ScalarType<string> NetworkNamespace = Text(
        "the name of a Linux network namespace, at most 63 characters",
        text => text.Length is > 0 and <= 63 && text.All(c => c is > ' ' and <= '~'),
        Pattern("^[!-~]{1,63}$"));

    public static readonly ScalarType<string> SocketPath = Text(
        "an absolute path of at most 107 characters",
        text => text.Length is > 1 and <= 107 && text[0] == '/' && text.All(c => c is > ' ' and <= '~'),
        Pattern("^/[!-~]{1,106}$"));

    public static readonly ScalarType<string> VrfName = Text(
        "a text of at most 63 printable ASCII characters",
        text => text.Length is > 0 and <= 63 && text.All(c => c is >= ' ' and <= '~'),
        Pattern("^[ -~]{1,63}$"));

    public static readonly ScalarType<string> Description = Text(
        "a text of at most 255 characters", text => text.Length <= 255, new JsonObject { ["type"] = "string", ["maxLength"] = 255 });

    public static readonly ScalarType<Secret> MemifSecret = new(
        "a text of at most 23 printable ASCII characters", ScalarForm.Text, ParseMemifSecret, Pattern("^[ -~]{1,23}$")) { IsSecret = true };

    public static readonly ScalarType<bool> Boolean = new(
        "true or false", ScalarForm.Boolean, (string text, out bool value, ref string? _) => bool.TryParse(
            text, out value), new JsonObject { ["type"] = "boolean" });

    public static readonly ScalarType<MacAddress> Mac = new(
        "a MAC address such as 02:fe:00:00:00:01", ScalarForm.Text,
        (string text, out MacAddress value, ref string? _) => MacAddress.TryParse(text, out value),
        Pattern("^[0-9A-Fa-f]{2}([:-])[0-9A-Fa-f]{2}(\\1[0-9A-Fa-f]{2}){4}$"));

    public static readonly ScalarType<IPAddress> Address = new(
        "an IPv4 or IPv6 address", ScalarForm.Text, ParseAddress, Pattern("^[0-9A-Fa-f.:]+$"));

    public static readonly ScalarType<IPAddress> Ipv4Address = new(
        "an IPv4 address", ScalarForm.Text, ParseIpv4Address, Pattern($"^{Ipv4Pattern}$"));

    public static readonly ScalarType<InterfaceAddress> InterfaceAddress = new(
        "an address with prefix length, such as 192.0.2.1/24", ScalarForm.Text, ParseInterfaceAddress, Pattern(PrefixPattern));

    public static readonly ScalarType<IpPrefix> Prefix = new(
        "a prefix such as 192.0.2.0/24", ScalarForm.Text, ParsePrefix, Pattern(PrefixPattern));

    public static readonly ScalarType<Ipv4Range> Ipv4Range = new(
        "an IPv4 address, a range such as 198.51.100.10-198.51.100.20, or an IPv4 prefix", ScalarForm.Text,
        (string text, out Ipv4Range value, ref string? _) => Model.Ipv4Range.TryParse(text, out value),
        Pattern($@"^{Ipv4Pattern}(?:/\d{{1,2}}| *- *{Ipv4Pattern})?$"));

    public static readonly ScalarType<Endpoint> Endpoint = new(
        "an IPv4 address, with a port where there is a protocol: 10.0.0.2 or 10.0.0.2:80", ScalarForm.Text,
        (string text, out Endpoint value, ref string? _) => Format.Endpoint.TryParse(text, out value),
        Pattern($@"^{Ipv4Pattern}(?::[1-9]\d{{0,4}})?$"));

    public static readonly ScalarType<TwiceNat> TwiceNat = new(
        "true, false or self", ScalarForm.BooleanOrWord,
        (string text, out TwiceNat value, ref string? _) => EnumWords.TryParse(text, out value),
        new JsonObject { ["enum"] = new JsonArray(true, false, "self") });

    /// <summary>One of the words of an enum.</summary>
    public static ScalarType<TEnum> Word<TEnum>()
        where TEnum : struct, Enum
    {
        var words = EnumWords.All<TEnum>();
        return new ScalarType<TEnum>(
            $"one of {string.Join(", ", words)}", ScalarForm.Text, ParseWord,
            new JsonObject { ["enum"] = new JsonArray([.. words.Select(word => (JsonNode)word)]) });

        bool ParseWord(string text, out TEnum value, ref string? hint)
        {
            if (EnumWords.TryParse(text, out value))
                return true;
            hint = Spelling.Nearest(text, words) is { } similar ? $"Did you mean {similar}?" : null;
            return false;
        }
    }

    /// <summary>A key that only says which record this is; a <see cref="ChoiceType{T}"/> has looked at it already.</summary>
    public static ScalarType<string> Constant(string word) => Text(word, text => text == word, new JsonObject { ["const"] = word });

    private static ScalarType<string> Text(string noun, Func<string, bool> isValid, JsonObject schema) => new(
        noun, ScalarForm.Text,
        (string text, [MaybeNullWhen(false)] out string value, ref string? _) =>
        {
            value = text;
            return isValid(text);
        },
        schema);

    private static bool ParseMemifSecret(string text, [MaybeNullWhen(false)] out Secret value, ref string? hint)
    {
        value = new Secret(text);
        return text.Length is > 0 and <= 23 && text.All(c => c is >= ' ' and <= '~');
    }

    private static bool ParseAddress(string text, [MaybeNullWhen(false)] out IPAddress value, ref string? hint)
    {
        hint = text.Contains('/', StringComparison.Ordinal) ? "Leave the prefix length out." : null;
        return IpText.TryParse(text, out value);
    }

    private static bool ParseIpv4Address(string text, [MaybeNullWhen(false)] out IPAddress value, ref string? hint)
    {
        hint = text.Contains('/', StringComparison.Ordinal) ? "Leave the prefix length out." : null;
        return IpText.TryParse(text, out value) && value.AddressFamily == AddressFamily.InterNetwork;
    }

    private static bool ParseInterfaceAddress(string text, out InterfaceAddress value, ref string? hint)
    {
        hint = IpText.TryParse(text, out var address) ? $"Add the prefix length: {text}/{(IsIPv6(address) ? 64 : 24)}?" : null;
        return Model.InterfaceAddress.TryParse(text, out value) && value.PrefixLength > 0;
    }

    private static bool ParsePrefix(string text, out IpPrefix value, ref string? hint)
    {
        hint = IpText.TryParse(text, out var address)
            ? $"Add the prefix length: {text}/{(IsIPv6(address) ? 128 : 32)} for the one address."
            : null;
        return IpPrefix.TryParse(text, out value);
    }

    private static bool IsIPv6(IPAddress address) => address.AddressFamily == AddressFamily.InterNetworkV6;

    private static JsonObject Pattern(string pattern) => new() { ["type"] = "string", ["pattern"] = pattern };
}
