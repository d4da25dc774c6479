using System.Runtime.InteropServices;

namespace VppApi;

/// <summary>What became of one request of a pipeline.</summary>
/// <typeparam name="TReply">The reply's message.</typeparam>
/// <param name="Index">Which request: its place in the sequence, from 0.</param>
/// <param name="Status">How it ended.</param>
/// <param name="Retval">VPP's result code, negative for <see cref="PipelineStatus.Refused"/>; 0 where there was no reply or none in it.</param>
/// <param name="Reply">The reply of a request that succeeded, else nothing but zeros.</param>
/// <param name="Error">Why, unless it succeeded or was refused.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct PipelineOutcome<TReply>(long Index, PipelineStatus Status, int Retval, TReply Reply, Exception? Error)
    where TReply : struct, IVppMessage<TReply>;
