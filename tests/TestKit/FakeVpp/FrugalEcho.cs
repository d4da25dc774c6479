using System.Buffers.Binary;
using System.Net.Sockets;

namespace TestKit.FakeVpp;

/// <summary>
/// A server with blocking calls only: .NET's asynchronous sockets, and blocking calls on a socket that was ever used
/// asynchronously, allocate when they have to wait.
/// </summary>
internal static class FrugalEcho
{
    private const int HeaderSize = 16;
    private const int ContextInRequest = HeaderSize + 6;
    private const int ContextInReply = HeaderSize + 2;

    public static void Run(Socket listener, byte[] welcome, byte[] reply)
    {
        try
        {
            using var socket = listener.Accept();
            var requests = new byte[1024 * 1024];
            socket.Receive(requests);
            socket.Send(welcome);
            Echo(socket, requests, reply);
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private static void Echo(Socket socket, byte[] requests, byte[] reply)
    {
        var answers = new byte[requests.Length];
        var kept = 0;
        while (socket.Receive(requests.AsSpan(kept)) is > 0 and var count)
        {
            var end = kept + count;
            var start = 0;
            var used = 0;
            while (end - start >= HeaderSize)
            {
                var size = HeaderSize + BinaryPrimitives.ReadInt32BigEndian(requests.AsSpan(start + 8));
                if (end - start < size) break;
                reply.CopyTo(answers.AsSpan(used));
                requests.AsSpan(start + ContextInRequest, sizeof(uint)).CopyTo(answers.AsSpan(used + ContextInReply));
                used += reply.Length;
                start += size;
            }

            kept = end - start;
            requests.AsSpan(start, kept).CopyTo(requests);
            for (var sent = 0; sent < used;) sent += socket.Send(answers.AsSpan(sent, used - sent));
        }
    }
}
