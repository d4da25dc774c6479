using System.Buffers.Binary;

namespace Fuzz.Engine;

/// <summary>Makes a new input of one or two old ones. All of it follows from the seed.</summary>
/// <param name="random">The only source of chance.</param>
internal sealed class Mutator(Random random)
{
    private static readonly ulong[] Interesting =
    [
        0, 1, 2, 3, 4, 7, 8, 15, 16, 31, 32, 63, 64, 100, 127, 128, 255, 256, 1000, 1024, 4096, 0x7fff, 0x8000, 0xffff, 0x1_0000, 0x7fff_ffff, 0x8000_0000,
        0xffff_ffff, 0x1_0000_0000, 0x7fff_ffff_ffff_ffff, 0x8000_0000_0000_0000, ulong.MaxValue, ulong.MaxValue - 1, ulong.MaxValue - 7,
    ];

    private readonly List<byte> _bytes = [];

    /// <summary>Makes an input.</summary>
    /// <param name="parent">What it is made of.</param>
    /// <param name="other">What pieces may come from.</param>
    /// <param name="most">Most bytes.</param>
    public byte[] Mutate(byte[] parent, byte[] other, int most)
    {
        _bytes.Clear();
        _bytes.AddRange(parent);
        for (var count = 1 << random.Next(5); count > 0; count--) Step(other);
        if (_bytes.Count > most) _bytes.RemoveRange(most, _bytes.Count - most);
        return [.. _bytes];
    }

    private void Step(byte[] other)
    {
        if (_bytes.Count == 0)
        {
            for (var count = random.Next(1, 9); count > 0; count--) _bytes.Add((byte)random.Next(256));
            return;
        }
        var place = random.Next(_bytes.Count);
        switch (random.Next(12))
        {
            case 0 or 1:
                _bytes[place] ^= (byte)(1 << random.Next(8));
                break;
            case 2:
                _bytes[place] = (byte)random.Next(256);
                break;
            case 3:
                _bytes[place] += (byte)random.Next(-16, 17);
                break;
            case 4 or 5 or 6:
                WriteNumber(place, Interesting[random.Next(Interesting.Length)]);
                break;
            case 7:
                WriteNumber(place, ReadNumber(place) + (ulong)random.Next(-8, 9));
                break;
            case 8:
                _bytes.RemoveRange(place, random.Next(1, Math.Min(_bytes.Count - place, 64) + 1));
                break;
            case 9:
                _bytes.InsertRange(place, Piece([.. _bytes]));
                break;
            case 10:
                _bytes.InsertRange(place, Piece(other));
                break;
            default:
                var piece = Piece(other);
                for (var index = 0; index < piece.Length && place + index < _bytes.Count; index++) _bytes[place + index] = piece[index];
                break;
        }
    }

    private byte[] Piece(byte[] source)
    {
        if (source.Length == 0) return [(byte)random.Next(256)];
        var start = random.Next(source.Length);
        return source[start..(start + random.Next(1, Math.Min(source.Length - start, 64) + 1))];
    }

    private ulong ReadNumber(int place)
    {
        Span<byte> word = stackalloc byte[8];
        word.Clear();
        for (var index = 0; index < 8 && place + index < _bytes.Count; index++) word[index] = _bytes[place + index];
        return BinaryPrimitives.ReadUInt64LittleEndian(word);
    }

    /// <summary>VPP's socket speaks big-endian, its segment little-endian: both, in any width.</summary>
    private void WriteNumber(int place, ulong number)
    {
        Span<byte> word = stackalloc byte[8];
        var width = 1 << random.Next(4);
        if (random.Next(2) == 0)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(word, number);
        }
        else
        {
            BinaryPrimitives.WriteUInt64BigEndian(word, number);
            word = word[(8 - width)..];
        }
        for (var index = 0; index < width && place + index < _bytes.Count; index++) _bytes[place + index] = word[index];
    }
}
