using Controller.Core.Validation;
using Controller.Core.Yaml;

namespace Controller.Core.Schema;

/// <summary>Reads the mapping of an <see cref="ObjectType"/>.</summary>
internal static class FixedKeys
{
    /// <summary>
    /// The values; null when it is not a mapping, or (unless incomplete ones are taken) a required key is missing or cannot be read.
    /// </summary>
    public static ObjectReading? Read(ObjectType type, string noun, bool takesIncomplete, Location at, ReadSession session)
    {
        if (at.Node is not MappingNode map)
        {
            var hint = at is { Node: ScalarNode { IsNull: true }, Name.Length: > 0 } ? " Write {} to take all defaults, or remove the key." : "";
            session.Findings.Error(
                FindingCodes.WrongType, at, $"This must be a mapping with the keys of {noun}, not {at.Node!.Noun}.{hint}");
            return null;
        }

        var values = new Dictionary<SchemaKey, object>();
        foreach (var entry in map.Entries)
        {
            var key = type.Keys.FirstOrDefault(candidate => candidate.Name == entry.Key.Text);
            if (key is null)
                Unknown(type, noun, entry.Key, at, session);
            else if (key.TryRead(at.Key(key.Name), session, out var value))
                values.Add(key, value);
            else
                map.MarkUnread(key.Name);
        }

        foreach (var key in type.Keys.Where(key => key.IsRequired && !map.TryGet(key.Name, out _)))
            session.Findings.Error(
                FindingCodes.MissingKey, at, $"{Capitalized(noun)} needs the key {key.Name}, for example {key.Name}: {key.Example}.");
        CheckAlternatives(type, noun, map, at, session);
        return takesIncomplete || IsEnough(type, values) ? new ObjectReading(at, values) : null;
    }

    private static bool IsEnough(ObjectType type, Dictionary<SchemaKey, object> values) =>
        type.Keys.All(key => !key.IsRequired || values.ContainsKey(key))
        && (type.ExactlyOne.Count == 0 || type.ExactlyOne.Count(values.ContainsKey) == 1)
        && (type.AtLeastOne.Count == 0 || type.AtLeastOne.Any(values.ContainsKey));

    private static void CheckAlternatives(ObjectType type, string noun, MappingNode map, Location at, ReadSession session)
    {
        var exactly = type.ExactlyOne.Where(key => map.TryGet(key.Name, out _)).Select(key => key.Name).ToArray();
        if (type.ExactlyOne.Count > 0 && exactly.Length != 1)
        {
            var names = string.Join(" or ", type.ExactlyOne.Select(key => key.Name));
            session.Findings.Error(
                exactly.Length == 0 ? FindingCodes.MissingKey : FindingCodes.ConflictingKeys,
                exactly.Length == 0 ? at : at.Key(exactly[1]),
                $"{Capitalized(noun)} needs {names}{(exactly.Length == 0 ? "." : ", and not both.")}");
        }

        if (type.AtLeastOne.Count > 0 && !type.AtLeastOne.Any(key => map.TryGet(key.Name, out _)))
            session.Findings.Error(
                FindingCodes.MissingKey, at,
                $"{Capitalized(noun)} needs at least one of {string.Join(", ", type.AtLeastOne.Select(key => key.Name))}.");
    }

    private static void Unknown(ObjectType type, string noun, ScalarNode key, Location at, ReadSession session)
    {
        var similar = Spelling.Nearest(key.Text, type.Keys.Select(candidate => candidate.Name));
        var hint = similar is null ? $"It has: {string.Join(", ", type.Keys.Select(candidate => candidate.Name))}." : $"Did you mean {similar}?";
        session.Findings.Error(
            FindingCodes.UnknownKey, at.Key(key.Text).Path, key.Mark, $"{Capitalized(noun)} has no key {Quoted.Text(key.Text)}. {hint}");
    }

    private static string Capitalized(string noun) => char.ToUpperInvariant(noun[0]) + noun[1..];
}
