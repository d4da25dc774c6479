using System.Collections.Concurrent;

namespace VppApi.Session;

/// <summary>
/// Tells VPP that its clients go when the process ends without disposing them. A VPP that only sees the socket close may
/// never notice (vlibmemory/socket_api.c:vl_socket_read_ready looks at a stale errno) and spin on it.
/// </summary>
internal static class ProcessExitGuard
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(200);
    private static readonly ConcurrentDictionary<VppSession, bool> Open = new();

    static ProcessExitGuard()
    {
        AppDomain.CurrentDomain.ProcessExit += (_, _) => CloseAll();
        AppDomain.CurrentDomain.UnhandledException += (_, _) => CloseAll();
    }

    /// <summary>Looks after a session.</summary>
    /// <param name="session">Just connected.</param>
    public static void Add(VppSession session) => Open[session] = true;

    /// <summary>The session has ended.</summary>
    /// <param name="session">Added before.</param>
    public static void Remove(VppSession session) => Open.TryRemove(session, out _);

    private static void CloseAll()
    {
        foreach (var session in Open.Keys) session.CloseHard(Patience);
    }
}
