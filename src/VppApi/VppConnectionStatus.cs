namespace VppApi;

/// <summary>How a supervised connection is.</summary>
public enum VppConnectionStatus
{
    /// <summary>An attempt to connect is under way.</summary>
    Connecting,

    /// <summary>Connected, and VPP answers.</summary>
    Connected,

    /// <summary>Connected, and VPP has not answered for a while: its main thread is busy. Nothing is torn down for it; calls wait.</summary>
    Unresponsive,

    /// <summary>Not connected; the next attempt comes.</summary>
    Disconnected,

    /// <summary>The supervisor was disposed.</summary>
    Closed,
}
