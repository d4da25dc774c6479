namespace Controller.Api.Observation;

/// <summary>An AF_PACKET interface.</summary>
/// <param name="HostInterface">The Linux device.</param>
internal sealed record AfPacketDetail(string HostInterface) : InterfaceDetail;
