using Binapigen.Schema;

namespace Binapigen.Input.Live;

/// <summary>What a running VPP does not tell about its API.</summary>
internal static class EmbeddedDefinitions
{
    /// <summary>The module with the handshake. VPP answers <c>get_api_json</c> without it.</summary>
    public const string MemoryClientModule = "memclnt";

    private const string MemoryClientResource = "memclnt.api.json";
    private const string TypeModulesResource = "type-modules.txt";

    /// <summary>The definition of <see cref="MemoryClientModule"/>; the same in VPP 24.02 to 26.06.</summary>
    public static ApiDocument MemoryClient()
    {
        var errors = new ApiJsonErrors();
        var document = ApiJsonReader.Read(MemoryClientResource, Read(MemoryClientResource), errors);
        return document is not null && !errors.Any ? document : throw new InvalidOperationException("The embedded definition of memclnt is broken.");
    }

    /// <summary>The types of the modules that have no messages, by module. VPP tells nothing about such modules.</summary>
    public static IReadOnlyDictionary<string, IReadOnlySet<string>> TypeModules()
    {
        using var reader = new StreamReader(new MemoryStream(Read(TypeModulesResource)));
        var result = new Dictionary<string, IReadOnlySet<string>>(StringComparer.Ordinal);
        while (reader.ReadLine() is { } line)
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0) result.Add(line[..colon], line[(colon + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal));
        }

        return result;
    }

    private static byte[] Read(string resource)
    {
        using var stream = typeof(EmbeddedDefinitions).Assembly.GetManifestResourceStream(resource)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
