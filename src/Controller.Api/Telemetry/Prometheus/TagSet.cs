namespace Controller.Api.Telemetry.Prometheus;

/// <summary>The tags of one series of an instrument.</summary>
/// <param name="Labels">Names and values in turn, as they are written.</param>
/// <param name="Tags">The tags as they were measured.</param>
internal sealed record TagSet(string[] Labels, KeyValuePair<string, object?>[] Tags)
{
    /// <summary>Keeps tags that live on a measuring thread's stack.</summary>
    public static TagSet Copy(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var labels = new string[tags.Length * 2];
        for (var i = 0; i < tags.Length; i++)
        {
            labels[i * 2] = PrometheusText.Name(tags[i].Key);
            labels[(i * 2) + 1] = Convert.ToString(tags[i].Value, System.Globalization.CultureInfo.InvariantCulture) ?? "";
        }

        return new TagSet(labels, tags.ToArray());
    }
}
