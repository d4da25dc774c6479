using VppApi.Inspection.Recording;

namespace Controller.Cli.Api;

/// <summary>Which entries of a recording are wanted.</summary>
internal sealed record TraceFilter
{
    public NamePattern Message { get; init; } = new(null);

    public uint? Context { get; init; }

    public int? Connection { get; init; }

    /// <summary>Only what VPP refused, with its request.</summary>
    public bool Errors { get; init; }

    /// <summary>True when connections that come and go are of interest too.</summary>
    public bool IsOpen => Message.IsAll && Context is null && !Errors;

    public bool Takes(TraceEntry entry)
    {
        if (Connection is { } connection && entry.Connection != connection)
            return false;
        if (entry is not TraceMessage message)
            return IsOpen;
        return Message.Matches(message.Type.Name) && (Context is null || message.Context == Context);
    }
}
