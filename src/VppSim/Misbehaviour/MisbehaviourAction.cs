using System.Runtime.InteropServices;

namespace VppSim.Misbehaviour;

/// <summary>What to do with one request.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct MisbehaviourAction(MisbehaviourKind Kind, int Retval = 0, TimeSpan Delay = default, bool MidFrame = false);
