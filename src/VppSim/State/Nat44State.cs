using VppApi.Generated.IpTypes;
using VppApi.Generated.NatTypes;

namespace VppSim.State;

/// <summary>NAT44-ED. Disabling forgets everything, as VPP does.</summary>
internal sealed class Nat44State
{
    public const uint DefaultSessions = 63 * 1024;

    public bool Enabled { get; private set; }

    public uint InsideVrf { get; private set; }

    public uint OutsideVrf { get; private set; }

    public uint SessionLimit { get; private set; }

    public bool Forwarding { get; set; }

    public NatTimeouts Timeouts { get; set; }

    public ushort MssClamp { get; set; }

    /// <summary>Inside and outside roles by interface.</summary>
    public SortedDictionary<uint, NatConfigFlags> Roles { get; } = [];

    public SortedSet<uint> OutputInterfaces { get; } = [];

    public List<(Ip4Address Address, uint Vrf, bool TwiceNat)> Pool { get; } = [];

    public List<(uint SwIfIndex, bool TwiceNat)> InterfacePools { get; } = [];

    public List<Nat44StaticMapping> StaticMappings { get; } = [];

    public List<Nat44IdentityMapping> IdentityMappings { get; } = [];

    public List<Nat44Session> Sessions { get; } = [];

    public void Enable(uint insideVrf, uint outsideVrf, uint sessions)
    {
        Reset();
        Enabled = true;
        InsideVrf = insideVrf;
        OutsideVrf = outsideVrf;
        SessionLimit = sessions == 0 ? DefaultSessions : sessions;
    }

    public void Disable()
    {
        Reset();
        Enabled = false;
    }

    /// <summary>An interface went away: NAT drops what it had on it.</summary>
    public void Forget(uint swIfIndex)
    {
        Roles.Remove(swIfIndex);
        OutputInterfaces.Remove(swIfIndex);
        InterfacePools.RemoveAll(pool => pool.SwIfIndex == swIfIndex);
    }

    private void Reset()
    {
        Forwarding = false;
        MssClamp = 0;
        Timeouts = new NatTimeouts { Udp = 300, TcpEstablished = 7440, TcpTransitory = 240, Icmp = 60 };
        Roles.Clear();
        OutputInterfaces.Clear();
        Pool.Clear();
        InterfacePools.Clear();
        StaticMappings.Clear();
        IdentityMappings.Clear();
        Sessions.Clear();
    }
}
