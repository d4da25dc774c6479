using System.Text;
using System.Text.Unicode;

namespace VppApi.Codec;

/// <summary>Text in a field of fixed size, as VPP keeps it: UTF-8, ended by a NUL, zeros behind it.</summary>
public static class FixedText
{
    /// <summary>Replaces the field's text.</summary>
    /// <param name="field">All bytes of the field.</param>
    /// <param name="text">The new text.</param>
    /// <exception cref="ArgumentException">The text with its NUL does not fit, holds a NUL itself, or is no valid UTF-16.</exception>
    public static void Set(Span<byte> field, ReadOnlySpan<char> text)
    {
        if (text.Contains('\0')) throw new ArgumentException("Text for VPP cannot hold a NUL character.", nameof(text));
        var status = Utf8.FromUtf16(text, field[..^1], out _, out var written, replaceInvalidSequences: false);
        switch (status)
        {
            case System.Buffers.OperationStatus.Done:
                field[written..].Clear();
                return;
            case System.Buffers.OperationStatus.DestinationTooSmall:
                throw new ArgumentException(
                    $"The text takes {Encoding.UTF8.GetByteCount(text)} bytes of UTF-8, but the field holds {field.Length - 1} and a NUL.",
                    nameof(text));
            default:
                throw new ArgumentException("The text has a lone surrogate.", nameof(text));
        }
    }

    /// <summary>The field's text.</summary>
    /// <param name="field">All bytes of the field.</param>
    /// <returns>The text; bytes that are no UTF-8 become U+FFFD.</returns>
    public static string Get(ReadOnlySpan<byte> field) => Encoding.UTF8.GetString(Used(field));

    /// <summary>The bytes up to the first NUL, all when there is none.</summary>
    /// <param name="field">All bytes of the field.</param>
    /// <returns>A part of <paramref name="field"/>.</returns>
    public static ReadOnlySpan<byte> Used(ReadOnlySpan<byte> field)
    {
        var end = field.IndexOf((byte)0);
        return end < 0 ? field : field[..end];
    }

    /// <summary>Compares a field with a text, without allocating.</summary>
    /// <param name="field">All bytes of the field.</param>
    /// <param name="text">The text.</param>
    /// <returns>True when the field holds just this text.</returns>
    public static bool Equals(ReadOnlySpan<byte> field, ReadOnlySpan<char> text)
    {
        var used = Used(field);
        Span<byte> bytes = stackalloc byte[256];
        if (used.Length > bytes.Length) return text.SequenceEqual(Get(field));
        return text.Length <= used.Length
            && Utf8.FromUtf16(text, bytes, out _, out var written, replaceInvalidSequences: false) == System.Buffers.OperationStatus.Done
            && bytes[..written].SequenceEqual(used);
    }

    /// <summary>A hash of the text.</summary>
    /// <param name="field">All bytes of the field.</param>
    /// <returns>Equal for fields of equal text.</returns>
    public static int GetHashCode(ReadOnlySpan<byte> field)
    {
        var hash = default(HashCode);
        hash.AddBytes(Used(field));
        return hash.ToHashCode();
    }
}
