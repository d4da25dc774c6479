namespace Controller.Cli.Server;

/// <summary>What <c>vppilot version --json</c> prints.</summary>
/// <param name="Client">Version of this command.</param>
/// <param name="Address">The server that was asked.</param>
/// <param name="Server">Its version; absent when it did not answer or does not say.</param>
/// <param name="Vpp">VPP's version; absent while none is connected.</param>
/// <param name="Simulated">True when that VPP is VppSim.</param>
/// <param name="Problem">Why the server did not answer.</param>
internal sealed record VersionView(string Client, string Address, string? Server, string? Vpp, bool? Simulated, string? Problem);
