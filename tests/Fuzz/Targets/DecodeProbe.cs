using VppApi;
using VppApi.Codec;

namespace Fuzz.Targets;

/// <summary>Decodes and encodes a message of a type that is known only at run time.</summary>
internal abstract class DecodeProbe
{
    /// <summary>One for each generated message, by name.</summary>
    public static IReadOnlyList<DecodeProbe> All { get; } =
    [
        .. typeof(VppApi.Generated.MessageCatalog).Assembly.GetTypes()
            .Where(static type => type.IsValueType && Array.Exists(type.GetInterfaces(), static face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IVppMessage<>)))
            .Select(static type => (DecodeProbe)Activator.CreateInstance(typeof(Probe<>).MakeGenericType(type))!)
            .OrderBy(static probe => probe.Descriptor.Name, StringComparer.Ordinal),
    ];

    /// <summary>The message.</summary>
    public abstract MessageDescriptor Descriptor { get; }

    /// <summary>Decodes, encodes, and does it again.</summary>
    /// <param name="bytes">The message.</param>
    /// <returns>Bytes that were read.</returns>
    /// <exception cref="VppProtocolException">The bytes hold no such message.</exception>
    /// <exception cref="InvalidOperationException">What was decoded does not survive a round trip.</exception>
    public abstract int RoundTrip(ReadOnlySpan<byte> bytes);

    private sealed class Probe<T> : DecodeProbe
        where T : struct, IVppMessage<T>
    {
        public override MessageDescriptor Descriptor => T.Descriptor;

        public override int RoundTrip(ReadOnlySpan<byte> bytes)
        {
            var reader = new MessageReader(bytes);
            T.Decode(ref reader, out var message);
            var once = Encode(message);
            var again = new MessageReader(once);
            T.Decode(ref again, out var second);
            if (again.Position != once.Length) throw new InvalidOperationException($"{T.Descriptor.Name}: {once.Length} bytes were written, {again.Position} of them read");
            if (!Encode(second).AsSpan().SequenceEqual(once)) throw new InvalidOperationException($"{T.Descriptor.Name}: two round trips give different bytes");
            return reader.Position;
        }

        private static byte[] Encode(T message)
        {
            var buffer = new byte[message.GetSize()];
            var writer = new MessageWriter(buffer);
            message.Encode(ref writer);
            if (writer.Position != buffer.Length) throw new InvalidOperationException($"{T.Descriptor.Name}: {buffer.Length} bytes were promised, {writer.Position} written");
            return buffer;
        }
    }
}
