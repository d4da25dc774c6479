namespace Binapigen.Schema;

/// <summary>Reads <c>counters</c> and <c>paths</c>. VPPs before 22.02 have neither.</summary>
internal static class CounterReader
{
    /// <summary>Reads the counter sets.</summary>
    public static IReadOnlyList<SchemaCounterSet> ReadSets(JsonCursor root)
    {
        var result = new List<SchemaCounterSet>();
        if (root.Member("counters") is not { } counters) return result;
        foreach (var set in counters.Items("counters"))
        {
            if (set.Member("name")?.Text("the name of a counter set") is not { } name || set.Member("elements") is not { } elements)
            {
                set.Fail("a counter set must have \"name\" and \"elements\"");
                continue;
            }

            var list = new List<SchemaCounter>();
            foreach (var element in elements.Items("elements"))
            {
                if (element.Member("name")?.Text("the name of a counter") is not { } counter)
                {
                    element.Fail("a counter must have a \"name\"");
                    continue;
                }

                list.Add(new SchemaCounter(counter, Optional(element, "severity"), Optional(element, "units"), Optional(element, "description")));
            }

            result.Add(new SchemaCounterSet(name, set.Location, list));
        }

        return result;
    }

    /// <summary>Reads the joins of paths and counter sets; they are lists of lists.</summary>
    public static IReadOnlyList<SchemaCounterPath> ReadPaths(JsonCursor root)
    {
        var result = new List<SchemaCounterPath>();
        if (root.Member("paths") is not { } paths) return result;
        foreach (var group in paths.Items("paths"))
        {
            foreach (var entry in group.Items("a group of paths"))
            {
                if (entry.Member("path")?.Text("path") is { } path && entry.Member("counter")?.Text("counter") is { } counter)
                    result.Add(new SchemaCounterPath(path, counter, entry.Location));
                else
                    entry.Fail("a path must have \"path\" and \"counter\"");
            }
        }

        return result;
    }

    private static string Optional(JsonCursor element, string member) => element.Member(member)?.Text(member) ?? "";
}
