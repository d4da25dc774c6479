using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using VppApi;
using VppApi.Generated;
using VppSim.Misbehaviour;

namespace VppSim.Protocol;

/// <summary>
/// The messages that this VPP has, with the ids that it gave them. Only what it can handle is in it, so that a client sees the rest as
/// missing, like plugins that are not loaded.
/// </summary>
internal sealed class MessageTable
{
    private const ushort FirstFreeId = 100;
    private readonly Dictionary<string, ushort> _ids = new(StringComparer.Ordinal);
    private readonly Dictionary<ushort, RequestHandler> _handlers = [];
    private readonly List<MessageDescriptor> _messages = [];

    public MessageTable()
    {
        // What every VPP has at fixed ids, and what the session answers itself.
        AddFixed("sockclnt_create", 15);
        AddFixed("sockclnt_create_reply", 16);
        AddFixed("sockclnt_delete", 17);
        AddFixed("sockclnt_delete_reply", 18);
        AddFixed("memclnt_keepalive", 21);
        AddFixed("memclnt_keepalive_reply", 22);
        AddFixed("control_ping", 23);
        AddFixed("control_ping_reply", 24);
    }

    public ushort IdOf(MessageDescriptor message) => _ids[message.NameCrc];

    /// <summary>Puts a handler and all messages that it speaks into the table.</summary>
    public void Add(RequestHandler handler)
    {
        foreach (var message in handler.Messages) Offer(message);
        _handlers.Add(IdOf(handler.Request), handler);
    }

    /// <summary>Puts a message into the table that needs no handler (an event).</summary>
    public void Offer(MessageDescriptor message)
    {
        if (_ids.ContainsKey(message.NameCrc)) return;
        _ids.Add(message.NameCrc, (ushort)(FirstFreeId + _ids.Count));
        _messages.Add(message);
    }

    public bool TryFind(ReadOnlySpan<byte> message, [NotNullWhen(true)] out RequestHandler? handler)
    {
        handler = null;
        return message.Length >= sizeof(ushort) && _handlers.TryGetValue(BinaryPrimitives.ReadUInt16BigEndian(message), out handler);
    }

    /// <summary>The table as the handshake tells it.</summary>
    /// <param name="plan">Which CRCs to lie about, and which messages to hide.</param>
    public IReadOnlyList<KeyValuePair<string, ushort>> Describe(MisbehaviourPlan plan)
        => [.. _messages.Where(message => !plan.Hides(message.Name)).Select(message => KeyValuePair.Create(plan.NameCrcOf(message), _ids[message.NameCrc]))];

    private void AddFixed(string name, ushort id)
    {
        if (MessageCatalog.Find(name) is not { } message) return;
        _ids.Add(message.NameCrc, id);
        _messages.Add(message);
    }
}
