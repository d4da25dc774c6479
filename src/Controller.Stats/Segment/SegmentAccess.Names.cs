using System.Buffers;
using System.Text;

namespace Controller.Stats.Segment;

/// <summary>Names, copied out as strings.</summary>
internal ref partial struct SegmentAccess
{
    /// <summary>An entry's name.</summary>
    /// <param name="index">The entry.</param>
    /// <returns>The name.</returns>
    public readonly string EntryNameText(uint index) => CopyText(EntryName(index));

    /// <summary>Copies a name vector. Strings that are already right are kept, so that only changed names cost memory.</summary>
    /// <param name="pointer">The entry's pointer.</param>
    /// <param name="known">The names of the last time.</param>
    /// <returns>The names; <paramref name="known"/> itself when nothing has changed. Null where VPP has no name.</returns>
    public string?[] ReadNames(ulong pointer, string?[] known)
    {
        var vector = VectorAt(pointer, SegmentLayout.PointerSize);
        Spend(vector, SegmentLayout.PointerSize);
        var names = known.Length == vector.Count ? known : new string?[vector.Count];
        for (var index = 0; index < vector.Count; index++)
        {
            var text = ReadText(Element(vector, index), index < known.Length ? known[index] : null);
            if (ReferenceEquals(names, known) && !ReferenceEquals(text, known[index])) names = (string?[])known.Clone();
            names[index] = text;
        }
        return names;
    }

    private string? ReadText(ulong pointer, string? known)
    {
        if (pointer == 0) return null;
        // VPP ends each string with a NUL inside the vector; a vector that lacks it is taken whole.
        var bytes = Spend(VectorAt(pointer, sizeof(byte)), sizeof(byte));
        var end = bytes.IndexOf((byte)0);
        if (end >= 0) bytes = bytes[..end];
        return known is not null && IsAscii(bytes, known) ? known : CopyText(bytes);
    }

    /// <summary>Decodes from a private copy: a decoder looks at its input more than once, and the segment may change in between.</summary>
    private static string CopyText(ReadOnlySpan<byte> bytes)
    {
        byte[]? rented = null;
        var copy = bytes.Length <= SegmentLayout.EntryNameSize
            ? stackalloc byte[SegmentLayout.EntryNameSize]
            : rented = ArrayPool<byte>.Shared.Rent(bytes.Length);
        bytes.CopyTo(copy);
        var text = Encoding.UTF8.GetString(copy[..bytes.Length]);
        if (rented is not null) ArrayPool<byte>.Shared.Return(rented);
        return text;
    }

    private static bool IsAscii(ReadOnlySpan<byte> bytes, string text)
    {
        if (bytes.Length != text.Length) return false;
        for (var index = 0; index < bytes.Length; index++)
        {
            if (bytes[index] != text[index] || bytes[index] > 0x7f) return false;
        }
        return true;
    }
}
