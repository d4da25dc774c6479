using System.Net;
using Controller.Core.Model;
using Controller.Core.Yaml;

namespace Controller.Core.Merging;

/// <summary>What tells the things of a list apart. Addresses and prefixes count by what they mean, not by how they are spelled.</summary>
internal static class ListIdentity
{
    private const char Between = '\0';

    /// <summary>The identity of a thing; null when it is not a mapping or has none of the keys.</summary>
    public static string? Of(DocumentNode item, MergeRule rule)
    {
        if (item is not MappingNode mapping || !rule.Identity.Any(part => mapping.TryGet(part.Key, out _)))
            return null;
        return string.Join(Between, rule.Identity.Select(part => mapping.TryGet(part.Key, out var entry)
            ? entry.Value is ScalarNode scalar ? Canonical(scalar.Text) : "?"
            : part.Otherwise));
    }

    private static string Canonical(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        var address = slash < 0 ? text : text[..slash];
        return IpText.TryParse(address, out IPAddress? parsed) ? $"{parsed}{(slash < 0 ? "" : text[slash..])}" : text;
    }
}
