namespace Controller.Stats.Counters;

/// <summary>NAT44-ED in numbers (plugins/nat/nat44-ed/nat44_ed.c). They exist once the plugin is loaded, enabled or not.</summary>
/// <param name="Sessions">Sessions right now.</param>
/// <param name="MaximumSessions">Most sessions a worker may have; 0 while NAT44-ED is disabled.</param>
/// <param name="In2OutFast">Inside to outside, known sessions.</param>
/// <param name="In2OutSlow">Inside to outside, first packets.</param>
/// <param name="Out2InFast">Outside to inside, known sessions.</param>
/// <param name="Out2InSlow">Outside to inside, first packets.</param>
/// <param name="Hairpinning">Packets from inside to inside by an outside address.</param>
public sealed record Nat44Counters(ulong Sessions, ulong MaximumSessions, Nat44PathCounters In2OutFast, Nat44PathCounters In2OutSlow,
    Nat44PathCounters Out2InFast, Nat44PathCounters Out2InSlow, ulong Hairpinning);
