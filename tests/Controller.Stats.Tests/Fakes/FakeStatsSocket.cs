using System.Net.Sockets;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using TestKit;

namespace Controller.Stats.Tests.Fakes;

/// <summary>A SOCK_SEQPACKET server that sends descriptors, or does not, as the test says.</summary>
internal sealed partial class FakeStatsSocket : IDisposable
{
    private readonly TemporaryDirectory _directory = new("stats-");
    private Socket _listener;

    public FakeStatsSocket()
    {
        Path = _directory.File("stats.sock");
        _listener = Listen();
    }

    public string Path { get; }

    /// <summary>Answers one client: a datagram of some bytes with some descriptors, then the end.</summary>
    public async Task AnswerAsync(int bytes, params SafeFileHandle[] files)
    {
        using var client = await _listener.AcceptAsync();
        Send(client, bytes, files);
    }

    /// <summary>Accepts one client and closes it without a word.</summary>
    public async Task CloseOneAsync() => (await _listener.AcceptAsync()).Dispose();

    /// <summary>Accepts one client and leaves it waiting.</summary>
    public async Task<Socket> AcceptAsync() => await _listener.AcceptAsync();

    /// <summary>As a VPP that is killed: the socket's file stays, and nobody listens.</summary>
    public void Abandon()
    {
        // .NET takes the file away with the listener; where it was, it is not.
        File.Move(Path, Path + ".moved");
        _listener.Dispose();
        File.Move(Path + ".moved", Path);
    }

    public void Remove()
    {
        _listener.Dispose();
        File.Delete(Path);
    }

    /// <summary>As a new VPP does: a new socket in the place of the old one.</summary>
    public void Replace()
    {
        Remove();
        _listener = Listen();
    }

    public void Dispose()
    {
        _listener.Dispose();
        _directory.Dispose();
    }

    private Socket Listen()
    {
        var listener = new Socket(AddressFamily.Unix, SocketType.Seqpacket, ProtocolType.Unspecified);
        listener.Bind(new UnixDomainSocketEndPoint(Path));
        listener.Listen(8);
        return listener;
    }

    private static unsafe void Send(Socket client, int bytes, SafeFileHandle[] files)
    {
        const int header = 16;
        var data = stackalloc byte[Math.Max(bytes, 1)];
        var control = stackalloc byte[header + 64];
        *(ulong*)control = (ulong)(header + (files.Length * sizeof(int)));
        *(int*)(control + 8) = 1; // SOL_SOCKET
        *(int*)(control + 12) = 1; // SCM_RIGHTS
        for (var index = 0; index < files.Length; index++)
            *(int*)(control + header + (index * sizeof(int))) = (int)files[index].DangerousGetHandle();
        var part = stackalloc nuint[2];
        part[0] = (nuint)data;
        part[1] = (nuint)bytes;
        // struct msghdr: name, namelen, iov, iovlen, control, controllen, flags; 64-bit words on the machines that VPP runs on.
        var message = stackalloc nuint[7];
        message[0] = message[1] = message[6] = 0;
        message[2] = (nuint)part;
        message[3] = 1;
        message[4] = files.Length == 0 ? 0 : (nuint)control;
        message[5] = files.Length == 0 ? 0 : (nuint)(header + (files.Length * sizeof(int)));
        Assert.True(SendMsg(client.SafeHandle, message, 0) >= 0, Marshal.GetLastPInvokeErrorMessage());
    }

    [LibraryImport("libc", EntryPoint = "sendmsg", SetLastError = true)]
    private static unsafe partial nint SendMsg(SafeSocketHandle socket, void* message, int flags);
}
