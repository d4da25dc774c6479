namespace Controller.Web.Planning;

/// <summary>An impact in words.</summary>
/// <param name="Text">Two words.</param>
/// <param name="Meaning">A sentence.</param>
/// <param name="Tone">Colour of the tag.</param>
/// <param name="Weight">The larger, the worse.</param>
internal sealed record ImpactMeaning(string Text, string Meaning, string Tone, int Weight)
{
    /// <summary>The words for an impact.</summary>
    public static ImpactMeaning Of(string impact) => impact switch
    {
        "none" => new("no impact", "Traffic is not affected.", "", 0),
        "traffic-hit" => new("traffic hit", "Packets that use it are lost or take another way for a moment.", "warn", 1),
        "sessions-dropped" => new("sessions dropped", "Sessions that use it are dropped and have to be made again by their hosts.", "bad", 2),
        "recreate" => new("recreated", "It is taken down and made again: traffic through it stops in between.", "sim", 3),
        "restart-needed" => new("restart needed", "VPP takes this only at its start. VPPilot never restarts a VPP by itself.", "bad", 4),
        _ => new(impact, impact, "warn", 1),
    };
}
