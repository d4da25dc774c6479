using TestKit.Lab;

namespace Controller.Plugins.Zone.Tests.Lab;

/// <summary>Packets that no program sends by itself, from a raw socket in a namespace.</summary>
internal static class CraftedPacket
{
    // The kernel fills in the IPv4 checksum and length of IPPROTO_RAW; TCP's checksum does not matter to a router.
    private const string Send = """
        import socket, struct, sys
        def ip(src, dst, proto, body, ident=1, frag=0, options=b""):
            header = struct.pack("!BBHHHBBH4s4s", 0x40 + 5 + len(options) // 4, 0, 0, ident, frag, 64, proto, 0,
                                 socket.inet_aton(src), socket.inet_aton(dst)) + options
            return header + body
        def tcp(sport, dport, flags, seq=1, ack=0):
            return struct.pack("!HHIIBBHHH", sport, dport, seq, ack, 0x50, flags, 1024, 0, 0)
        def udp(sport, dport, body=b"x"):
            return struct.pack("!HHHH", sport, dport, 8 + len(body), 0) + body
        def icmp(kind, body=b"x" * 8):
            return struct.pack("!BBHHH", kind, 0, 0, 7, 1) + body
        out = socket.socket(socket.AF_INET, socket.SOCK_RAW, socket.IPPROTO_RAW)
        def send(packet, to):
            out.sendto(packet, (to, 0))

        """;

    /// <summary>Runs a few lines of Python with <c>ip</c>, <c>tcp</c>, <c>udp</c>, <c>icmp</c> and <c>send</c> at hand.</summary>
    public static Task<string> SendAsync(NetworkNamespace from, string lines) => from.ExecuteAsync("python3", "-c", Send + lines);
}
