namespace VppApi.Inspection.Json;

/// <summary>A JSON text is not what a message is made of.</summary>
/// <param name="path">The place: <c>$.paths[0].nh.address</c>.</param>
/// <param name="reason">What is wrong there, and what would be right.</param>
public sealed class MessageJsonException(string path, string reason) : Exception($"{path}: {reason}")
{
    /// <summary>The place: <c>$.paths[0].nh.address</c>.</summary>
    public string Path => path;

    /// <summary>What is wrong there.</summary>
    public string Reason => reason;
}
