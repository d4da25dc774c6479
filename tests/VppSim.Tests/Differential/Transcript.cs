using VppApi;

namespace VppSim.Tests.Differential;

/// <summary>Runs calls against one VPP and writes down everything that it answers, so that two VPPs can be compared line by line.</summary>
/// <param name="vpp">A real or a simulated one.</param>
internal sealed class Transcript(IVppApi vpp)
{
    private readonly List<string> _lines = [];

    /// <summary>What was said so far.</summary>
    public IReadOnlyList<string> Lines => _lines;

    /// <summary>Writes a headline.</summary>
    public void Say(string text) => _lines.Add($"# {text}");

    /// <summary>Calls, and writes down the result code and, when it is good, the reply.</summary>
    /// <param name="why">What the call is about.</param>
    /// <param name="request">The request.</param>
    /// <param name="ignored">Fields of the reply that no two VPPs have alike.</param>
    public async Task<TReply> CallAsync<TRequest, TReply>(string why, TRequest request, params string[] ignored)
        where TRequest : struct, IVppMessage<TRequest>
        where TReply : struct, IVppMessage<TReply>, IVppRetval
    {
        var reply = await vpp.TryInvokeAsync<TRequest, TReply>(request);
        // The other fields of a refusal are garbage in VPP.
        _lines.Add($"{TRequest.Descriptor.Name} ({why}): {(reply.Retval < 0 ? VppRetval.Describe(reply.Retval) : Text.Of(reply, ignored))}");
        return reply;
    }

    /// <summary>Dumps, and writes down the rows in an order of our own: VPP's is that of its hash tables.</summary>
    public async Task DumpAsync<TRequest, TDetails>(TRequest request, params string[] ignored)
        where TRequest : struct, IVppMessage<TRequest>
        where TDetails : struct, IVppMessage<TDetails>
        => await DumpAsync<TRequest, TDetails>(request, _ => true, ignored);

    /// <summary>As above, for the rows that the test is about.</summary>
    public async Task DumpAsync<TRequest, TDetails>(TRequest request, Func<TDetails, bool> wanted, params string[] ignored)
        where TRequest : struct, IVppMessage<TRequest>
        where TDetails : struct, IVppMessage<TDetails>
    {
        var rows = new List<string>();
        await foreach (var row in vpp.DumpAsync<TRequest, TDetails>(request))
        {
            if (wanted(row)) rows.Add(Text.Of(row, ignored));
        }
        Write(TRequest.Descriptor.Name, rows);
    }

    /// <summary>Reads a cursor stream to its end.</summary>
    public async Task StreamAsync<TRequest, TReply, TDetails>(TRequest request)
        where TRequest : struct, IVppMessage<TRequest>
        where TReply : struct, IVppMessage<TReply>
        where TDetails : struct, IVppMessage<TDetails>
    {
        var rows = new List<string>();
        await foreach (var row in vpp.StreamAsync<TRequest, TReply, TDetails>(request)) rows.Add(Text.Of(row, []));
        Write(TRequest.Descriptor.Name, rows);
    }

    private void Write(string name, List<string> rows)
    {
        rows.Sort(StringComparer.Ordinal);
        _lines.Add($"{name}: {rows.Count} rows");
        foreach (var row in rows) _lines.Add($"  {row}");
    }
}
