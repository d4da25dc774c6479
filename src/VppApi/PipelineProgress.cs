using System.Runtime.InteropServices;

namespace VppApi;

/// <summary>How far a pipeline is.</summary>
/// <param name="Sent">Requests that were given to the connection.</param>
/// <param name="Completed">Of these, how many have ended.</param>
/// <param name="Succeeded">Of these, how many succeeded.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct PipelineProgress(long Sent, long Completed, long Succeeded);
