using VppApi.Generated.IpTypes;
using VppApi.Generated.NatTypes;

namespace VppSim.State;

/// <summary>NAT44-ED. Disabling forgets all that was configured, but for a few numbers that VPP goes on showing.</summary>
internal sealed class Nat44State
{
    public const uint DefaultSessions = 63 * 1024;

    public Nat44State() => Mappings = new Nat44Mappings(this);

    public bool Enabled { get; private set; }

    public uint InsideVrf { get; private set; }

    public uint OutsideVrf { get; private set; }

    /// <summary>Sessions that a worker may have; 0 while disabled.</summary>
    public uint SessionLimit { get; private set; }

    /// <summary>Size of the session table; that of the last time while disabled.</summary>
    public uint TranslationBuckets { get; private set; }

    public bool Forwarding { get; set; }

    public NatTimeouts Timeouts { get; set; }

    public ushort MssClamp { get; set; }

    /// <summary>Inside and outside roles by interface.</summary>
    public SortedDictionary<uint, NatConfigFlags> Roles { get; } = [];

    public SortedSet<uint> OutputInterfaces { get; } = [];

    public Nat44Pools Pools { get; } = new();

    public Nat44Mappings Mappings { get; }

    public List<Nat44Session> Sessions { get; } = [];

    public void Enable(uint insideVrf, uint outsideVrf, uint sessions)
    {
        Enabled = true;
        InsideVrf = insideVrf;
        OutsideVrf = outsideVrf;
        SessionLimit = sessions == 0 ? DefaultSessions : sessions;
        TranslationBuckets = Buckets(SessionLimit);
        Forwarding = false;
        MssClamp = 0;
        Timeouts = new NatTimeouts { Udp = 300, TcpEstablished = 7440, TcpTransitory = 240, Icmp = 60 };
    }

    /// <summary>Forgets everything.</summary>
    /// <returns>A retval; NAT44-ED is off whatever it is.</returns>
    public int Disable()
    {
        Enabled = false;
        InsideVrf = OutsideVrf = SessionLimit = 0;
        Forwarding = false;
        Roles.Clear();
        OutputInterfaces.Clear();
        Pools.Clear();
        Sessions.Clear();
        return Mappings.Clear() ? 0 : SimRetval.Bug;
    }

    /// <summary>An interface got an address.</summary>
    public void AddressAdded(uint swIfIndex, Address address)
    {
        if (!Enabled || address.Af != AddressFamily.Ip4) return;
        Pools.AddressAdded(swIfIndex, address.Un.Ip4);
        Mappings.AddressAdded(swIfIndex, address.Un.Ip4);
    }

    /// <summary>An interface lost an address.</summary>
    public void AddressRemoved(uint swIfIndex, Address address)
    {
        if (!Enabled || address.Af != AddressFamily.Ip4) return;
        Pools.AddressRemoved(swIfIndex, address.Un.Ip4);
        Mappings.AddressRemoved(swIfIndex, address.Un.Ip4);
    }

    /// <summary>An interface went away: NAT drops its roles. Pools and mappings that follow it go on waiting (nat44_ed_sw_interface_add_del).</summary>
    public void Forget(uint swIfIndex)
    {
        Roles.Remove(swIfIndex);
        OutputInterfaces.Remove(swIfIndex);
    }

    /// <summary>nat/lib/lib.h:nat_calc_bihash_buckets: the power of two that is nearest to 2/5 of the elements.</summary>
    private static uint Buckets(uint elements)
    {
        var wanted = (ulong)(elements / 2.5);
        var lower = 1UL;
        while (lower * 2 < wanted) lower *= 2;
        return (uint)(lower * 2 - wanted < wanted - lower ? lower * 2 : lower);
    }
}
