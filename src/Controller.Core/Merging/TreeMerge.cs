using Controller.Core.Yaml;

namespace Controller.Core.Merging;

/// <summary>
/// Merges a document's tree into that of the committed one. What does not change stays the same node, so that its text can stay too. Whatever
/// is wrong with the document goes into the merged tree as it is: there it is found, with the place where it stands.
/// </summary>
/// <param name="mode">How the document is taken.</param>
internal sealed class TreeMerge(MergeMode mode)
{
    private const string VersionKey = "vppilot";
    private const string NodeKey = "node";

    /// <summary>The merged tree.</summary>
    public MappingNode Merge(MappingNode committed, MappingNode document)
    {
        var merged = new MappingNode(document.Mark);
        // Which version of the format a document is of it must say itself.
        foreach (var entry in committed.Entries)
        {
            if (entry.Key.Text is VersionKey)
            {
                if (document.TryGet(VersionKey, out var version))
                    merged.TryAdd(Same(entry.Value, version.Value) ? entry : version, out _);
                continue;
            }

            if (entry.Key.Text is NodeKey)
            {
                merged.TryAdd(document.TryGet(NodeKey, out var node) && !Same(entry.Value, node.Value) ? node : entry, out _);
                continue;
            }

            if (Section(entry, document.TryGet(entry.Key.Text, out var section) ? section : null) is { } result)
                merged.TryAdd(result, out _);
        }

        foreach (var entry in document.Entries.Where(entry => !committed.TryGet(entry.Key.Text, out _)))
        {
            var isKnown = MergeMode.SectionNames.Contains(entry.Key.Text);
            if (!isKnown || mode.Of(entry.Key.Text) != SectionState.Absent)
                merged.TryAdd(entry, out _);
        }

        return merged;
    }

    /// <summary>True when two trees say the same, wherever and however it is written.</summary>
    public static bool Same(DocumentNode one, DocumentNode other) => ReferenceEquals(one, other) || (one, other) switch
    {
        (ScalarNode left, ScalarNode right) => left.Text == right.Text && (left.IsPlain == right.IsPlain || left.Noun == right.Noun),
        (SequenceNode left, SequenceNode right) => left.Items.Count == right.Items.Count && left.Items.Zip(right.Items).All(pair => Same(pair.First, pair.Second)),
        (MappingNode left, MappingNode right) => left.Entries.Count == right.Entries.Count
            && left.Entries.TrueForAll(entry => right.TryGet(entry.Key.Text, out var same) && Same(entry.Value, same.Value)),
        _ => false,
    };

    private MappingEntry? Section(MappingEntry committed, MappingEntry? document)
    {
        var state = mode.Of(committed.Key.Text);
        if (document is not { } entry)
            return state == SectionState.Overridden ? null : committed;
        var rule = MergeRules.OfSection(committed.Key.Text);
        if (state == SectionState.Overridden)
            return Same(committed.Value, entry.Value) ? committed : entry;
        if (state == SectionState.Absent && rule.IsOne && IsNothing(entry.Value))
            return null;
        var value = Value(committed.Value, entry.Value, rule, state);
        return ReferenceEquals(value, committed.Value) ? committed
            : state == SectionState.Absent && IsNothing(value) && !rule.IsOne ? null
            : new MappingEntry(entry.Key, value);
    }

    private static DocumentNode Value(DocumentNode committed, DocumentNode document, MergeRule rule, SectionState state) => (rule.Shape, committed, document) switch
    {
        (MergeShape.Set, SequenceNode before, SequenceNode after) => Set(before, after, state),
        (MergeShape.Object, MappingNode before, MappingNode after) when !IsOtherKind(before, after, rule) => Object(before, after, rule, state),
        (MergeShape.Map, MappingNode before, MappingNode after) => Map(before, after, rule, state),
        (MergeShape.List, SequenceNode before, SequenceNode after) => List(before, after, rule, state),
        _ => Same(committed, document) ? committed : document,
    };

    private static bool IsOtherKind(MappingNode before, MappingNode after, MergeRule rule) => rule.Kind is { } kind
        && before.TryGet(kind, out var old) && after.TryGet(kind, out var now) && !Same(old.Value, now.Value);

    private static DocumentNode Set(SequenceNode before, SequenceNode after, SectionState state)
    {
        if (state == SectionState.Absent)
            return Kept(before, after.Mark, before.Items.Where(item => !after.Items.Exists(other => Same(item, other))));
        var added = after.Items.Where(item => !before.Items.Exists(other => Same(item, other)));
        return Kept(before, after.Mark, before.Items.Concat(added));
    }

    private static DocumentNode Object(MappingNode before, MappingNode after, MergeRule rule, SectionState state)
    {
        var merged = new MappingNode(after.Mark);
        foreach (var entry in before.Entries)
        {
            if (!after.TryGet(entry.Key.Text, out var change))
                merged.TryAdd(entry, out _);
            else if (state != SectionState.Absent)
                merged.TryAdd(Entry(entry, change, InObject(entry.Value, change.Value, rule.Of(entry.Key.Text), state)), out _);
            else if (rule.Of(entry.Key.Text) is { Shape: not MergeShape.Value } inner && !IsNothing(change.Value)
                && Value(entry.Value, change.Value, inner, state) is var rest && !IsNothing(rest))
                merged.TryAdd(Entry(entry, change, rest), out _);
        }

        return WithNew(before, merged, after, state);
    }

    // In a section that is one thing, "replaced" means its keys.
    private static DocumentNode InObject(DocumentNode before, DocumentNode after, MergeRule rule, SectionState state) =>
        state == SectionState.Replaced ? Same(before, after) ? before : after : Value(before, after, rule, state);

    private static DocumentNode Map(MappingNode before, MappingNode after, MergeRule rule, SectionState state)
    {
        var merged = new MappingNode(after.Mark);
        foreach (var entry in before.Entries)
        {
            if (!after.TryGet(entry.Key.Text, out var change))
                merged.TryAdd(entry, out _);
            else if (state != SectionState.Absent)
                merged.TryAdd(Entry(entry, change, Item(entry.Value, change.Value, rule.Item, state)), out _);
        }

        return WithNew(before, merged, after, state);
    }

    private static DocumentNode List(SequenceNode before, SequenceNode after, MergeRule rule, SectionState state)
    {
        var changes = new Dictionary<string, DocumentNode>(StringComparer.Ordinal);
        var strange = new List<DocumentNode>();
        foreach (var item in after.Items)
        {
            // What has no identity, or one that is there twice, is a mistake that the validation explains.
            if (ListIdentity.Of(item, rule) is not { } identity || !changes.TryAdd(identity, item))
                strange.Add(item);
        }

        var merged = new List<DocumentNode>();
        foreach (var item in before.Items)
        {
            if (ListIdentity.Of(item, rule) is not { } identity || !changes.Remove(identity, out var change))
                merged.Add(item);
            else if (state != SectionState.Absent)
                merged.Add(Item(item, change, rule.Item, state));
        }

        if (state != SectionState.Absent)
            merged.AddRange(after.Items.Where(item => ListIdentity.Of(item, rule) is { } identity && changes.TryGetValue(identity, out var left) && ReferenceEquals(left, item)));
        merged.AddRange(strange);
        return Kept(before, after.Mark, merged);
    }

    private static DocumentNode Item(DocumentNode before, DocumentNode after, MergeRule rule, SectionState state) =>
        state == SectionState.Replaced ? Same(before, after) ? before : after : Value(before, after, rule, state);

    private static MappingNode WithNew(MappingNode before, MappingNode merged, MappingNode after, SectionState state)
    {
        if (state != SectionState.Absent)
        {
            foreach (var entry in after.Entries.Where(entry => !before.TryGet(entry.Key.Text, out _)))
                merged.TryAdd(entry, out _);
        }

        return merged.Entries.Count == before.Entries.Count
            && merged.Entries.Zip(before.Entries).All(pair => ReferenceEquals(pair.First.Value, pair.Second.Value)) ? before : merged;
    }

    private static SequenceNode Kept(SequenceNode before, TextMark mark, IEnumerable<DocumentNode> items)
    {
        var merged = new SequenceNode(mark);
        merged.Items.AddRange(items);
        return merged.Items.Count == before.Items.Count && merged.Items.Zip(before.Items).All(pair => ReferenceEquals(pair.First, pair.Second)) ? before : merged;
    }

    // What changed stands where the document says so.
    private static MappingEntry Entry(MappingEntry before, MappingEntry change, DocumentNode value) =>
        ReferenceEquals(before.Value, value) ? before : new MappingEntry(change.Key, value);

    private static bool IsNothing(DocumentNode node) => node is ScalarNode { IsNull: true } or MappingNode { Entries.Count: 0 } or SequenceNode { Items.Count: 0 };
}
