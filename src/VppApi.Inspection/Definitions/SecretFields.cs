using System.Collections.Frozen;

namespace VppApi.Inspection.Definitions;

/// <summary>
/// Which fields hold keys and passwords. By name, so that a plugin which this release does not know is covered too, as far as it
/// names its fields like VPP does. Rather too many than too few: what is hidden by mistake costs a look elsewhere.
/// </summary>
public static class SecretFields
{
    /// <summary>Names that are secret in any message.</summary>
    private static readonly FrozenSet<string> Names = FrozenSet.ToFrozenSet(
    [
        "secret", "secret_key", "secret_share", "password", "passwd", "passphrase", "psk", "pre_shared_key", "preshared_key", "shared_key",
        "private_key", "auth_key", "crypto_key", "integrity_key", "certkey", "credentials", "salt",
        "sk_d", "sk_ai", "sk_ar", "sk_ei", "sk_er", "sk_pi", "sk_pr",
        "local_cookie", "remote_cookie", "new_local_cookie", "new_remote_cookie",
    ]);

    /// <summary>Names that are secret in some owners only: <c>key</c> is a GRE key elsewhere, <c>data</c> is anything.</summary>
    private static readonly FrozenSet<(string Owner, string Field)> Owned = FrozenSet.ToFrozenSet(
    [
        ("bfd_auth_set_key", "key"), ("hmac_key", "key"), ("key", "data"), ("ikev2_auth", "data"), ("ikev2_profile_set_auth", "data"),
    ]);

    /// <summary>Commands and their output in plain text, which may have anything in them.</summary>
    private static readonly FrozenSet<(string Owner, string Field)> CommandLines = FrozenSet.ToFrozenSet([("cli_inband", "cmd"), ("cli_inband_reply", "reply")]);

    /// <summary>Words that make such a text secret.</summary>
    private static readonly string[] SecretWords = ["key", "secret", "password", "passphrase", "psk", "crypto-alg", "integ-alg"];

    /// <summary>Tells whether a field holds a secret.</summary>
    /// <param name="owner">The message or typedef.</param>
    /// <param name="field">The field.</param>
    public static FieldSecrecy Of(string owner, string field)
    {
        if (CommandLines.Contains((owner, field))) return FieldSecrecy.ByText;
        return Names.Contains(field) || Owned.Contains((owner, field)) ? FieldSecrecy.Always : FieldSecrecy.None;
    }

    /// <summary>Tells whether a text may have a secret in it.</summary>
    internal static bool MayBeSecret(string text) => SecretWords.Any(word => text.Contains(word, StringComparison.OrdinalIgnoreCase));
}
