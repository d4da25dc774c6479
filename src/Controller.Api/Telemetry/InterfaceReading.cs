using System.Runtime.InteropServices;
using Controller.Stats.Counters;

namespace Controller.Api.Telemetry;

/// <summary>One interface in one reading of the stats segment.</summary>
/// <param name="SwIfIndex">VPP's index.</param>
/// <param name="VppName">VPP's name.</param>
/// <param name="Counters">Totals.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct InterfaceReading(uint SwIfIndex, string VppName, InterfaceCounters Counters);
