using VppApi;

namespace Controller.Api.Reconcile;

/// <summary>Tells a request that VPP did not carry out (VPP itself is well) from a connection that is gone.</summary>
internal static class VppRefusal
{
    /// <summary>True for an error of one request: refused, dropped, unknown to this VPP, or not answered in time.</summary>
    public static bool Is(Exception exception) => exception is VppApiException or VppRequestDroppedException
        or VppMessageUnavailableException or TimeoutException or CompensationException;
}
