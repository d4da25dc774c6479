namespace Controller.Api.Hosting;

/// <summary>What the host logs; event ids 1000 to 1099.</summary>
internal static partial class HostLog
{
    [LoggerMessage(1000, LogLevel.Information, "vppilotd {Version}: node {Node}, VPP at {VppSocket}, data in {DataDirectory}")]
    public static partial void Starting(ILogger logger, string version, string node, string vppSocket, string dataDirectory);

    [LoggerMessage(1001, LogLevel.Warning, "Listening on {Address}, beyond this machine: there is no authentication yet, whoever reaches it controls VPP")]
    public static partial void ListeningBeyondLoopback(ILogger logger, string address);

    [LoggerMessage(1002, LogLevel.Information, "The certificate in {Path} was renewed; it is good until {NotAfter}")]
    public static partial void CertificateLoaded(ILogger logger, string path, DateTime notAfter);

    [LoggerMessage(1003, LogLevel.Error, "The certificate in {Path} changed and cannot be used, the one before is kept: {Reason}")]
    public static partial void CertificateFailed(ILogger logger, string path, string reason);
}
