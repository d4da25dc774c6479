namespace Controller.Contracts.Rest;

/// <summary>Where everything is, relative to the server's address.</summary>
public static class RestPaths
{
    /// <summary>
    /// Request header: an address from which the asking session comes besides that of the connection, such as that of the SSH session in which a
    /// command runs. What would cut the way to it is refused, too.
    /// </summary>
    public const string PeerHeader = "VPPilot-Peer";

    /// <summary>GET: <see cref="NodeStatus"/>.</summary>
    public const string Status = "/api/v1/status";

    /// <summary>GET: server-sent events named <see cref="StatusEvent"/>, data <see cref="NodeStatus"/>.</summary>
    public const string StatusEvents = "/api/v1/status/events";

    /// <summary>Name of the events of <see cref="StatusEvents"/>.</summary>
    public const string StatusEvent = "status";

    /// <summary>GET: server-sent events named <see cref="Event"/>, data <see cref="NodeEventView"/>.</summary>
    public const string Events = "/api/v1/events";

    /// <summary>Name of the events of <see cref="Events"/>.</summary>
    public const string Event = "event";

    /// <summary>POST a document: <see cref="ValidationResult"/>.</summary>
    public const string Validate = "/api/v1/validate";

    /// <summary>POST a document, <c>?state=merged&amp;section=routes:overridden</c>: <see cref="PlanView"/>.</summary>
    public const string Plan = "/api/v1/plan";

    /// <summary>GET <c>/{id}</c>: <see cref="StoredPlanView"/>. POST <c>/{id}/apply?comment=&amp;author=&amp;confirm=&amp;i-know=</c>: <see cref="ApplyResult"/>, as of <see cref="Apply"/>; 409 <c>plan-stale</c>.</summary>
    public const string Plans = "/api/v1/plans";

    /// <summary>POST a document, <c>?comment=&amp;author=&amp;confirm=&amp;i-know=&amp;state=&amp;section=</c>: <see cref="ApplyResult"/>, also with status 409, 422, 500 and 503.</summary>
    public const string Apply = "/api/v1/apply";

    /// <summary>GET <c>?limit=&amp;cursor=</c>: a page of <see cref="RevisionSummary"/>. With <c>/{number}</c>: <see cref="RevisionView"/>.
    /// POST <c>/{number}/plan</c>: <see cref="PlanView"/> of going back to it. POST <c>/{number}/rollback?comment=&amp;author=&amp;confirm=&amp;i-know=</c>: <see cref="ApplyResult"/>, as of <see cref="Apply"/>.</summary>
    public const string Revisions = "/api/v1/revisions";

    /// <summary>GET <c>?from=&amp;to=</c>, Revision numbers: <see cref="RevisionDiffView"/>.</summary>
    public const string Diff = "/api/v1/diff";

    /// <summary>POST a document: the JSON that says the same.</summary>
    public const string Parse = "/api/v1/parse";

    /// <summary>GET: the document of the last committed Revision, as it was sent; <c>?format=json</c>: the JSON that says the same.</summary>
    public const string Document = "/api/v1/document";

    /// <summary>
    /// GET: <see cref="PendingConfirmation"/>, 404 when nothing waits. POST <c>/confirm</c>: what was confirmed. POST <c>/extend?by=10m</c>: with its new
    /// deadline, counted from now. POST <c>/revert</c>: <see cref="ApplyResult"/> of going back now. All three with <c>?revision=&amp;author=</c>; 409 <c>no-confirmation</c>.
    /// </summary>
    public const string Confirmation = "/api/v1/confirmation";

    /// <summary>GET <c>?limit=&amp;cursor=</c>: a page of <see cref="AuditView"/>, newest first.</summary>
    public const string Audit = "/api/v1/audit";

    /// <summary>GET <c>?foreign=false</c>: what VPP has as a <see cref="ConfigDocument"/>.</summary>
    public const string Gather = "/api/v1/gather";

    /// <summary>GET: <see cref="SnapshotView"/>.</summary>
    public const string Snapshot = "/api/v1/snapshot";

    /// <summary>GET: <see cref="PlanView"/> from VPP to the committed Revision.</summary>
    public const string Drift = "/api/v1/drift";

    /// <summary>GET: <see cref="InterfaceView"/>s. With <c>/{name}/history?seconds=</c>: <see cref="InterfaceHistory"/>.</summary>
    public const string Interfaces = "/api/v1/interfaces";

    /// <summary>GET: <see cref="RouteView"/>s.</summary>
    public const string Routes = "/api/v1/routes";

    /// <summary>GET: <see cref="Nat44View"/>.</summary>
    public const string Nat44 = "/api/v1/nat44";

    /// <summary>GET: <see cref="Nat44MappingView"/>s.</summary>
    public const string Nat44Mappings = "/api/v1/nat44/mappings";

    /// <summary>GET: <see cref="Nat44UserView"/>s.</summary>
    public const string Nat44Users = "/api/v1/nat44/users";

    /// <summary>GET <c>?user=&amp;vrf=&amp;filter=&amp;limit=&amp;cursor=</c>: a page of <see cref="Nat44SessionView"/>.</summary>
    public const string Nat44Sessions = "/api/v1/nat44/sessions";

    /// <summary>GET: <see cref="StatsView"/>.</summary>
    public const string Stats = "/api/v1/stats";

    /// <summary>GET: the JSON Schema of the file format.</summary>
    public const string Schema = "/api/v1/schema";
}
