namespace Controller.Api.Observation;

/// <summary>Which sections of the state are read again.</summary>
[Flags]
internal enum ReadScope
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Interfaces as far as they can be read without stopping workers, and the addresses of all of them (the same holds for those).</summary>
    Cheap = 1,

    /// <summary>Interfaces with their tables and types, and addresses.</summary>
    Interfaces = 2,

    /// <summary>Tables.</summary>
    Tables = 4,

    /// <summary>Routes of ours.</summary>
    Routes = 8,

    /// <summary>Static neighbours.</summary>
    Neighbors = 16,

    /// <summary>NAT44-ED without sessions.</summary>
    Nat44 = 32,

    /// <summary>Everything.</summary>
    All = Interfaces | Tables | Routes | Neighbors | Nat44,
}
