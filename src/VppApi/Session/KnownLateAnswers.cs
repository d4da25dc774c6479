using System.Collections.Frozen;

namespace VppApi.Session;

/// <summary>
/// Requests of VPP's own plugins that keep the caller's context and answer after their handler has returned, so that
/// later requests are answered first. Everything else runs to its end in the one process node that serves the API
/// (vlibmemory/memclnt_api.c:vl_api_clnt_process), which includes handlers that suspend it (arping, ping, dev_*): they are
/// slow, but nothing overtakes them. Checked in VPP 26.06 by looking for handlers that store <c>mp-&gt;context</c>.
/// </summary>
internal static class KnownLateAnswers
{
    public static readonly FrozenSet<string> Names = FrozenSet.Create(
        StringComparer.Ordinal,
        "dns_resolve_name", // plugins/dns/dns.c: answers when the name server did
        "dns_resolve_ip");
}
