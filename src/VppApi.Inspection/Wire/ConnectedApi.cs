using System.Buffers.Binary;
using VppApi.Inspection.Definitions;

namespace VppApi.Inspection.Wire;

/// <summary>
/// The messages of a connected VPP: those that this release knows in the layout that VPP has, else those that VPP itself describes. VPP is
/// asked for its descriptions (<c>get_api_json</c>) when the first message needs it and not before: the answer stops its workers for some
/// milliseconds.
/// </summary>
/// <param name="path">VPP's API socket. Its descriptions are asked for over a connection of their own.</param>
/// <param name="ids">The messages that VPP has.</param>
public sealed class ConnectedApi(string path, MessageIds ids)
{
    private const string DescriptionRequest = "get_api_json";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private ApiDefinitions? _told;

    /// <summary>Finds a message by its name.</summary>
    /// <returns>The message in VPP's layout; null when this VPP has none of that name.</returns>
    /// <exception cref="VppConnectionException">VPP could not be asked.</exception>
    /// <exception cref="DefinitionsException">What VPP says of it makes no sense.</exception>
    public async ValueTask<MessageDefinition?> FindAsync(string name, CancellationToken cancellationToken)
        => ids.FindByName(name) is { } nameCrc ? await FindExactAsync(nameCrc, cancellationToken) : null;

    /// <summary>Finds a message by the key of the handshake's table.</summary>
    /// <returns>The message; null when nobody knows its layout.</returns>
    /// <exception cref="VppConnectionException">VPP could not be asked.</exception>
    /// <exception cref="DefinitionsException">What VPP says of it makes no sense.</exception>
    public async ValueTask<MessageDefinition?> FindExactAsync(string nameCrc, CancellationToken cancellationToken)
        => (await SourceOfAsync(nameCrc, cancellationToken))?.FindExact(nameCrc);

    /// <summary>The definitions that a message of the handshake's table is in.</summary>
    /// <returns>The definitions; null when nobody knows the message's layout.</returns>
    /// <exception cref="VppConnectionException">VPP could not be asked.</exception>
    /// <exception cref="DefinitionsException">What VPP says makes no sense.</exception>
    public async ValueTask<ApiDefinitions?> SourceOfAsync(string nameCrc, CancellationToken cancellationToken)
    {
        if (ApiDefinitions.BuiltIn.Has(nameCrc)) return ApiDefinitions.BuiltIn;
        _told ??= await AskAsync(cancellationToken);
        return _told.Has(nameCrc) ? _told : null;
    }

    /// <summary>What the VPP says about all its messages.</summary>
    /// <exception cref="VppConnectionException">VPP could not be asked, or does not answer this.</exception>
    public async Task<ApiDefinitions> AskAsync(CancellationToken cancellationToken)
    {
        var request = ApiDefinitions.BuiltIn.Find(DescriptionRequest)!;
        var reply = ApiDefinitions.BuiltIn.Find(request.Heading.Reply!)!;
        // A simulator has no descriptions to give.
        if (!ids.TryGetId(request.NameCrc, out var id)) return ApiDefinitions.Parse("[]"u8.ToArray(), path);
        await using var connection = await ApiConnection.ConnectAsync(path, "vppilot-api", Patience, cancellationToken);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        var message = new byte[request.MinimumSize];
        BinaryPrimitives.WriteUInt16BigEndian(message, id);
        BinaryPrimitives.WriteUInt32BigEndian(message.AsSpan(request.ClientIndexOffset), connection.Ids.ClientIndex);
        await connection.SendAsync(message, limit.Token);
        var answer = await connection.ReceiveAsync(limit.Token);
        return ApiDefinitions.Parse(ReadText(reply, answer.Span), $"the VPP at {path}");
    }

    private static byte[] ReadText(MessageDefinition reply, ReadOnlySpan<byte> answer)
    {
        var json = reply.Fields[^1];
        var length = (long)BinaryPrimitives.ReadUInt32BigEndian(answer[json.Offset..]);
        var text = answer[(json.Offset + sizeof(uint))..];
        if (length > text.Length) throw new VppProtocolException(ProtocolError.Truncated, $"{reply.Name} ends before its text does.");
        return text[..(int)length].TrimEnd((byte)0).ToArray();
    }
}
