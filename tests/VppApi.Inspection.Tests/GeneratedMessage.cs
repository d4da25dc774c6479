using VppApi.Codec;
using VppApi.Generated;

namespace VppApi.Inspection.Tests;

/// <summary>A generated message type that is only known at run time: what the definitions are compared with.</summary>
internal abstract class GeneratedMessage
{
    private static readonly Lazy<IReadOnlyDictionary<string, GeneratedMessage>> LazyAll = new(FindAll);

    /// <summary>One for each message of the generated API, by VPP's name.</summary>
    public static IReadOnlyDictionary<string, GeneratedMessage> All => LazyAll.Value;

    /// <summary>Its description.</summary>
    public abstract MessageDescriptor Descriptor { get; }

    /// <summary>What <c>new()</c> encodes to: all defaults.</summary>
    public abstract byte[] EncodeNew();

    /// <summary>Reads a message and writes it again.</summary>
    public abstract byte[] Recode(byte[] bytes);

    private static Dictionary<string, GeneratedMessage> FindAll()
        => typeof(MessageCatalog).Assembly.GetTypes()
            .Where(t => t.IsValueType && Array.Exists(t.GetInterfaces(), i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IVppMessage<>)))
            .Select(t => (GeneratedMessage)Activator.CreateInstance(typeof(Probe<>).MakeGenericType(t))!)
            .ToDictionary(probe => probe.Descriptor.Name, StringComparer.Ordinal);

    private sealed class Probe<T> : GeneratedMessage
        where T : struct, IVppMessage<T>
    {
        public override MessageDescriptor Descriptor => T.Descriptor;

        public override byte[] EncodeNew() => Encode(new T());

        public override byte[] Recode(byte[] bytes)
        {
            var reader = new MessageReader(bytes);
            T.Decode(ref reader, out var message);
            return Encode(message);
        }

        private static byte[] Encode(T message)
        {
            var buffer = new byte[message.GetSize()];
            var writer = new MessageWriter(buffer);
            message.Encode(ref writer);
            return buffer;
        }
    }
}
