namespace Controller.Web.Formatting;

/// <summary>Addresses of pages about one thing.</summary>
internal static class Links
{
    /// <summary>The page of an interface. Slashes of its name stay slashes.</summary>
    public static string Interface(string name) => "interfaces/" + string.Join('/', name.Split('/').Select(Uri.EscapeDataString));

    /// <summary>The page of an interface with a chart that goes further back than the usual one.</summary>
    /// <param name="name">The interface.</param>
    /// <param name="range">The range's key.</param>
    public static string Interface(string name, string range) => $"{Interface(name)}?range={range}";

    /// <summary>The page of a Revision.</summary>
    public static string Revision(int number) => $"revisions/{number}";

    /// <summary>The editor with the document of a Revision in it.</summary>
    public static string PlanOf(int revision) => $"plan?revision={revision}";

    /// <summary>The sessions of one inside host.</summary>
    public static string SessionsOf(string user, uint vrf) => $"nat44/sessions?user={Uri.EscapeDataString(user)}&vrf={vrf}";
}
