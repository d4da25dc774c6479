namespace Controller.Contracts.Rest;

/// <summary>Stable codes of problem+json answers (member <c>code</c>).</summary>
public static class ProblemCodes
{
    /// <summary>No VPP is connected; the operation needs one.</summary>
    public const string VppDisconnected = "vpp-disconnected";

    /// <summary>This VPP lacks what the operation needs (plugin not loaded, older release).</summary>
    public const string FeatureUnavailable = "feature-unavailable";

    /// <summary>The store is down; nothing can be committed.</summary>
    public const string DatabaseUnavailable = "database-unavailable";

    /// <summary>An apply is already running on the node.</summary>
    public const string ApplyInProgress = "apply-in-progress";

    /// <summary>The Plan was made from a Revision or a VPP that is no longer there; plan again.</summary>
    public const string PlanStale = "plan-stale";

    /// <summary>The change would cut the session by which it is asked for.</summary>
    public const string LockOut = "lock-out";

    /// <summary>A Revision waits for its confirmation; until that is settled nothing else is applied.</summary>
    public const string ConfirmationPending = "confirmation-pending";

    /// <summary>There is nothing to confirm, or not what was meant.</summary>
    public const string NoConfirmation = "no-confirmation";

    /// <summary>The body is larger than the server takes.</summary>
    public const string DocumentTooLarge = "document-too-large";

    /// <summary>The body's media type is not one that the operation takes.</summary>
    public const string UnsupportedMediaType = "unsupported-media-type";

    /// <summary>There is no such thing.</summary>
    public const string NotFound = "not-found";

    /// <summary>The path exists, the HTTP method does not; the header <c>Allow</c> has those that do.</summary>
    public const string MethodNotAllowed = "method-not-allowed";

    /// <summary>The request's Host is a name that the server was not told to answer to (protection against DNS rebinding).</summary>
    public const string HostNotAllowed = "host-not-allowed";

    /// <summary>A page of another site asked a browser to make a change here.</summary>
    public const string CrossSite = "cross-site";

    /// <summary>The text is no document: not YAML, not JSON, or not what the format takes of them.</summary>
    public const string InvalidDocument = "invalid-document";

    /// <summary>Another Revision was committed than the one that the change was meant for (<c>If-Match</c>).</summary>
    public const string RevisionChanged = "revision-changed";

    /// <summary>The Idempotency-Key was used for another request.</summary>
    public const string IdempotencyMismatch = "idempotency-mismatch";

    /// <summary>The request of this Idempotency-Key is still running.</summary>
    public const string IdempotencyInProgress = "idempotency-in-progress";

    /// <summary>The request of this Idempotency-Key began, and nobody knows how it ended: look, then use another key.</summary>
    public const string IdempotencyUnknown = "idempotency-unknown";

    /// <summary>A parameter is wrong.</summary>
    public const string InvalidParameter = "invalid-parameter";

    /// <summary>VPP refused the operation.</summary>
    public const string VppRefused = "vpp-refused";

    /// <summary>The server failed in a way that is a bug; its log has more.</summary>
    public const string Internal = "internal";

    /// <summary>No server answered at the address (made by the HTTP client; never sent by the server).</summary>
    public const string ServerUnreachable = "server-unreachable";

    /// <summary>What answered is not this API, or not a release this client understands (made by the HTTP client).</summary>
    public const string UnexpectedAnswer = "unexpected-answer";
}
