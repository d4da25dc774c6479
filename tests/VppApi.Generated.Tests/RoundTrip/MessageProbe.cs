using VppApi.Codec;

namespace VppApi.Generated.Tests.RoundTrip;

/// <summary>Encodes and decodes messages of a type that is only known at run time.</summary>
public abstract class MessageProbe
{
    private static readonly Lazy<IReadOnlyList<MessageProbe>> Probes = new(FindAll);

    /// <summary>One for each message of the generated API.</summary>
    public static IReadOnlyList<MessageProbe> All => Probes.Value;

    /// <summary>The message.</summary>
    public abstract Type Type { get; }

    /// <summary>Its description.</summary>
    public abstract MessageDescriptor Descriptor { get; }

    /// <summary>What <c>new()</c> gives.</summary>
    public abstract object New();

    /// <summary>What <c>default</c> is: all zeros, null arrays.</summary>
    public abstract object Default();

    /// <summary>Encodes into exactly as many bytes as the message says it takes.</summary>
    public abstract byte[] Encode(object message);

    /// <summary>Decodes, and tells how many bytes were read.</summary>
    public abstract object Decode(ReadOnlySpan<byte> bytes, out int consumed);

    private static MessageProbe[] FindAll()
        => [.. typeof(MessageCatalog).Assembly.GetTypes()
            .Where(t => t.IsValueType && Array.Exists(t.GetInterfaces(), i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IVppMessage<>)))
            .Select(t => (MessageProbe)Activator.CreateInstance(typeof(Probe<>).MakeGenericType(t))!)
            .OrderBy(p => p.Descriptor.Name, StringComparer.Ordinal)];

    private sealed class Probe<T> : MessageProbe
        where T : struct, IVppMessage<T>
    {
        public override Type Type => typeof(T);

        public override MessageDescriptor Descriptor => T.Descriptor;

        public override object New() => new T();

        public override object Default() => default(T);

        public override byte[] Encode(object message)
        {
            var typed = (T)message;
            var buffer = new byte[typed.GetSize()];
            var writer = new MessageWriter(buffer);
            typed.Encode(ref writer);
            Assert.Equal(buffer.Length, writer.Position);
            return buffer;
        }

        public override object Decode(ReadOnlySpan<byte> bytes, out int consumed)
        {
            var reader = new MessageReader(bytes);
            T.Decode(ref reader, out var message);
            consumed = reader.Position;
            return message;
        }
    }
}
