using System.Runtime.InteropServices;

namespace Controller.Api.Telemetry.History;

/// <summary>One interface's mean rates over one minute.</summary>
/// <param name="Name">The name that people use.</param>
/// <param name="End">When the minute ended (UTC).</param>
/// <param name="Rates">The rates.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct MinuteRow(string Name, DateTimeOffset End, InterfaceRates Rates);
