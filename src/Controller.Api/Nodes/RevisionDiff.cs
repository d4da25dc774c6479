using System.Globalization;
using System.Text;
using Controller.Contracts.Rest;
using Controller.Core.Model;
using Controller.Core.Planning;
using Controller.Core.Resources;
using DiffPlex;
using DiffPlex.Model;

namespace Controller.Api.Nodes;

/// <summary>Compares two Revisions: what they ask for, resource by resource, and how they are written.</summary>
internal static class RevisionDiff
{
    // As diff -u has it.
    private const int Context = 3;

    /// <summary>What a node that has the one gets to have the other, by path.</summary>
    public static IReadOnlyList<ResourceChangeView> Changes(ResourceSet from, ResourceSet to)
    {
        var changes = new List<ResourceChangeView>();
        foreach (var before in from)
        {
            if (!to.TryGet(before.Key, out var after))
                changes.Add(Change(StepOperation.Delete, before, Values(before), []));
            else if (Differences(Values(before), Values(after)) is { Count: > 0 })
                changes.Add(Change(StepOperation.Update, after, Values(before), Values(after)));
        }

        changes.AddRange(to.Where(after => !from.Contains(after.Key)).Select(after => Change(StepOperation.Create, after, [], Values(after))));
        changes.Sort((left, right) => string.CompareOrdinal(left.Path, right.Path));
        return changes;
    }

    /// <summary>Two texts as a unified diff; empty when they are the same.</summary>
    public static string Text(string from, string to, string fromName, string toName)
    {
        // What ends with a line's end has no empty line after it.
        var diff = Differ.Instance.CreateLineDiffs(from.TrimEnd('\n'), to.TrimEnd('\n'), ignoreWhitespace: false);
        if (diff.DiffBlocks.Count == 0)
            return "";
        var text = new StringBuilder().Append("--- ").Append(fromName).Append('\n').Append("+++ ").Append(toName).Append('\n');
        for (var first = 0; first < diff.DiffBlocks.Count;)
        {
            var last = first;
            while (last + 1 < diff.DiffBlocks.Count
                && diff.DiffBlocks[last + 1].DeleteStartA - (diff.DiffBlocks[last].DeleteStartA + diff.DiffBlocks[last].DeleteCountA) <= 2 * Context)
                last++;
            AppendHunk(text, diff, first, last);
            first = last + 1;
        }

        return text.ToString();
    }

    private static void AppendHunk(StringBuilder text, DiffResult diff, int first, int last)
    {
        var (begin, end) = (diff.DiffBlocks[first], diff.DiffBlocks[last]);
        var startA = Math.Max(0, begin.DeleteStartA - Context);
        var endA = Math.Min(diff.PiecesOld.Count, end.DeleteStartA + end.DeleteCountA + Context);
        var startB = begin.InsertStartB - (begin.DeleteStartA - startA);
        var endB = end.InsertStartB + end.InsertCountB + (endA - end.DeleteStartA - end.DeleteCountA);
        text.Append(CultureInfo.InvariantCulture, $"@@ -{Range(startA, endA - startA)} +{Range(startB, endB - startB)} @@\n");
        var at = startA;
        for (var i = first; i <= last; i++)
        {
            var block = diff.DiffBlocks[i];
            for (; at < block.DeleteStartA; at++)
                text.Append(' ').Append(diff.PiecesOld[at]).Append('\n');
            for (; at < block.DeleteStartA + block.DeleteCountA; at++)
                text.Append('-').Append(diff.PiecesOld[at]).Append('\n');
            for (var line = block.InsertStartB; line < block.InsertStartB + block.InsertCountB; line++)
                text.Append('+').Append(diff.PiecesNew[line]).Append('\n');
        }

        for (; at < endA; at++)
            text.Append(' ').Append(diff.PiecesOld[at]).Append('\n');
    }

    // Lines from 1; of an empty range the line before it, as diff -u has it.
    private static string Range(int start, int count) => count == 1
        ? (start + 1).ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{(count == 0 ? start : start + 1)},{count}");

    private static ResourceChangeView Change(StepOperation operation, Resource resource, List<ResourceAttribute> before, List<ResourceAttribute> after) =>
        new(operation.ToWord(), resource.Key.Path, resource.Kind, Differences(before, after));

    private static List<ResourceAttribute> Values(Resource resource) => [.. resource.Attributes.Where(attribute => attribute.Text is not null)];

    private static List<AttributeChange> Differences(List<ResourceAttribute> before, List<ResourceAttribute> after)
    {
        var names = before.Select(attribute => attribute.Name).Union(after.Select(attribute => attribute.Name), StringComparer.Ordinal);
        return
        [
            .. names.Select(name => new AttributeChange(name, TextOf(before, name), TextOf(after, name))).Where(change => change.Before != change.After),
        ];
    }

    private static string? TextOf(List<ResourceAttribute> attributes, string name) =>
        attributes.Where(attribute => attribute.Name == name).Select(attribute => attribute.Text).FirstOrDefault();
}
