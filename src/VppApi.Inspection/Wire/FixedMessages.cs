namespace VppApi.Inspection.Wire;

/// <summary>Ids that are the same in every VPP, because memclnt.api is the first to get its ids.</summary>
internal static class FixedMessages
{
    public const ushort SocketClientCreate = 15;
    public const ushort SocketClientCreateReply = 16;
    public const ushort SocketClientDelete = 17;
    public const ushort SocketClientDeleteReply = 18;
    public const ushort KeepAlive = 21;
    public const ushort ControlPing = 23;

    /// <summary>Bytes of a client's name, its NUL included.</summary>
    public const int NameSize = 64;

    /// <summary>Bytes before the name in <c>sockclnt_create</c>: id and context.</summary>
    public const int CreateNameOffset = 6;
}
