namespace Binapigen.Model;

/// <summary>A request and what answers it.</summary>
/// <param name="Request">The request.</param>
/// <param name="Shape">How it is answered.</param>
/// <param name="Reply">The one reply; null for a dump or post.</param>
/// <param name="Row">The rows of a dump or stream, else null.</param>
/// <param name="Events">What VPP may send unasked afterwards.</param>
internal sealed record Service(Message Request, ServiceShape Shape, Message? Reply, Message? Row, IReadOnlyList<Message> Events);
