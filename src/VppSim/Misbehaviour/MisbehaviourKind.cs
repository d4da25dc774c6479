namespace VppSim.Misbehaviour;

/// <summary>Ways to misbehave on one request.</summary>
internal enum MisbehaviourKind
{
    /// <summary>Behave.</summary>
    None,

    /// <summary>Neither handle nor answer.</summary>
    Drop,

    /// <summary>Handle, and answer late.</summary>
    Delay,

    /// <summary>Refuse without handling.</summary>
    Refuse,

    /// <summary>Break the client's connection without handling.</summary>
    Cut,

    /// <summary>Lose all state and all connections, as a crash with a quick restart.</summary>
    Die,
}
