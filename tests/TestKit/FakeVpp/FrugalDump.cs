using System.Buffers.Binary;
using System.Net.Sockets;

namespace TestKit.FakeVpp;

/// <summary>A server of dumps with blocking calls only and without allocating (see <see cref="FrugalEcho"/>).</summary>
internal static class FrugalDump
{
    private const int HeaderSize = 16;
    private const int ContextInRequest = HeaderSize + 6;
    private const int ContextInAnswer = HeaderSize + 2;

    public static void Run(Socket listener, byte[] welcome, IReadOnlyList<byte[]> rows)
    {
        byte[] answer = [.. rows.SelectMany(static row => row), .. new FakeMessage(FakeVppConnection.ControlPingReply).U32(0).I32(0).U32(0).U32(1).ToFrame()];
        try
        {
            using var socket = listener.Accept();
            var requests = new byte[64 * 1024];
            socket.Receive(requests);
            socket.Send(welcome);
            Serve(socket, requests, answer);
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private static void Serve(Socket socket, byte[] requests, byte[] answer)
    {
        var kept = 0;
        while (socket.Receive(requests.AsSpan(kept)) is > 0 and var count)
        {
            var end = kept + count;
            var start = 0;
            while (end - start >= HeaderSize)
            {
                var size = HeaderSize + BinaryPrimitives.ReadInt32BigEndian(requests.AsSpan(start + 8));
                if (end - start < size) break;

                // The ping behind a dump has the dump's context.
                if (BinaryPrimitives.ReadUInt16BigEndian(requests.AsSpan(start + HeaderSize)) == FakeVppConnection.ControlPing)
                    Send(socket, answer, requests.AsSpan(start + ContextInRequest, sizeof(uint)));
                start += size;
            }

            kept = end - start;
            requests.AsSpan(start, kept).CopyTo(requests);
        }
    }

    private static void Send(Socket socket, byte[] answer, ReadOnlySpan<byte> context)
    {
        for (var frame = 0; frame < answer.Length; frame += HeaderSize + BinaryPrimitives.ReadInt32BigEndian(answer.AsSpan(frame + 8)))
            context.CopyTo(answer.AsSpan(frame + ContextInAnswer));
        for (var sent = 0; sent < answer.Length;) sent += socket.Send(answer.AsSpan(sent));
    }
}
