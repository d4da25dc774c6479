using System.Text;

namespace VppApi.Codec;

/// <summary>Sizes on the wire of what has no fixed one.</summary>
public static class WireSize
{
    /// <summary>Bytes of a variable string with its length in front.</summary>
    /// <param name="text">The text; null counts as empty.</param>
    /// <returns>Bytes.</returns>
    public static int OfString(string? text) => sizeof(uint) + (text is null ? 0 : Encoding.UTF8.GetByteCount(text));

    /// <summary>Bytes of elements that differ in size.</summary>
    /// <typeparam name="T">The elements' type.</typeparam>
    /// <param name="items">The elements; null counts as empty.</param>
    /// <returns>Bytes.</returns>
    public static int OfItems<T>(T[]? items)
        where T : struct, IWireType
    {
        var size = 0;
        foreach (ref readonly var item in items.AsSpan()) size += item.GetSize();
        return size;
    }
}
