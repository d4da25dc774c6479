using System.Reflection;
using VppApi.Generated.Tests.RoundTrip;

namespace VppApi.Generated.Tests.Layout;

/// <summary>Finds out where on the wire a C# field is by setting it and looking which bytes change.</summary>
internal sealed class FieldPlacement(MessageProbe probe, IndependentLayout layout)
{
    private const int Tries = 24;
    private readonly byte[] _zeros = probe.Encode(probe.Default());
    private readonly List<string> _faults = [];

    /// <summary>Checks all fields of the message, and the fields of structs in it.</summary>
    /// <returns>What is wrong.</returns>
    public IReadOnlyList<string> Check(MessageLayout message)
    {
        CheckFields([], probe.Type, message.Fields, 0, isMessage: true);
        return _faults;
    }

    private void CheckFields(FieldInfo[] path, Type type, IReadOnlyList<FieldLayout> expected, int start, bool isMessage)
    {
        var shown = expected.Where(f => expected.All(other => other.Counter != f.Name) && !(isMessage && IsHeader(f))).ToList();
        var fields = Fields.Of(type);
        if (shown.Count != fields.Count)
        {
            _faults.Add($"{probe.Descriptor.Name}: {type.Name} has {fields.Count} fields instead of {shown.Count}");
            return;
        }

        for (var i = 0; i < shown.Count; i++)
        {
            FieldInfo[] inner = [.. path, fields[i]];
            CheckOne(inner, shown[i], expected, start);
            if (shown[i].Length is null && layout.FieldsOf(shown[i].Type) is { Count: > 0 } nested)
                CheckFields(inner, fields[i].FieldType, nested, start + shown[i].Offset, isMessage: false);
        }
    }

    private static bool IsHeader(FieldLayout field)
        => (field.Name, field.Type) is ("_vl_msg_id", "u16") or ("client_index", "u32") or ("context", "u32");

    private void CheckOne(FieldInfo[] path, FieldLayout field, IReadOnlyList<FieldLayout> siblings, int start)
    {
        var (first, last) = ChangedBytes(path);
        var low = start + field.Offset;
        if (siblings.FirstOrDefault(f => f.Name == field.Counter) is { } counter) low = start + counter.Offset;
        // A struct that ends with an array, and the array itself, reach to the end of the message.
        var isOpen = IsOpen(field);
        var high = isOpen ? int.MaxValue : start + field.Offset + field.Size - 1;
        var isScalar = path[^1].FieldType is { IsPrimitive: true } or { IsEnum: true };
        if (first < low || last > high || (isScalar && (first, last) != (low, high)))
            _faults.Add($"{probe.Descriptor.Name}.{string.Join('.', path.Select(p => p.Name))} is at bytes {first}-{last} instead of {low}-{high}");
    }

    private bool IsOpen(FieldLayout field) => field.Length == 0 || (layout.FieldsOf(field.Type) is [.., var last] && IsOpen(last));

    private (int First, int Last) ChangedBytes(FieldInfo[] path)
    {
        int first = int.MaxValue, last = -1;
        for (var seed = 0; seed < Tries; seed++)
        {
            var bytes = probe.Encode(With(probe.Default(), path, new RandomValue(seed).Make(path[^1].FieldType)));
            for (var i = 0; i < bytes.Length; i++)
            {
                if (i < _zeros.Length && bytes[i] == _zeros[i]) continue;
                first = Math.Min(first, i);
                last = Math.Max(last, i);
            }
        }

        return (first, last);
    }

    private static object With(object owner, ReadOnlySpan<FieldInfo> path, object value)
    {
        path[0].SetValue(owner, path.Length == 1 ? value : With(path[0].GetValue(owner)!, path[1..], value));
        return owner;
    }
}
