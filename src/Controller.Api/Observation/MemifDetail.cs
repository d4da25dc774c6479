using Controller.Core.Model;

namespace Controller.Api.Observation;

/// <summary>A memif. VPP does not tell the secret and the queues, and its sizes are those agreed with the other end.</summary>
/// <param name="Id">Id on the socket.</param>
/// <param name="Socket">Path of the socket; null for VPP's default one.</param>
/// <param name="Role">Which end it is.</param>
/// <param name="Mode">What it carries.</param>
internal sealed record MemifDetail(uint Id, string? Socket, MemifRole Role, MemifMode Mode) : InterfaceDetail;
