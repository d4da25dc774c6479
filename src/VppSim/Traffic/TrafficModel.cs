using VppApi.Generated.IpTypes;
using VppApi.Generated.NatTypes;
using VppSim.Handlers;
using VppSim.State;

namespace VppSim.Traffic;

/// <summary>
/// Traffic that never was: moves the counters of interfaces that are up and opens and closes NAT sessions, smoothly and the same for the
/// same seed, so that a page has something to show.
/// </summary>
internal sealed class TrafficModel(SimulatedState state, SimulatedVppOptions options)
{
    /// <summary>How often it moves.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    private const double MeanPacketSize = 760;
    private const int SessionsPerAddress = 120;
    private static readonly Ip4Address[] Remotes = [.. Enumerable.Range(1, 60).Select(host => Nat44PoolHandlers.Address(0xC633_6400u + (uint)host))];
    private readonly Random _random = new(options.Seed);
    private double _time;

    public void Advance()
    {
        _time += Interval.TotalSeconds;
        foreach (var item in state.Interfaces.All.Where(item => item is { LinkUp: true, SwIfIndex: not 0 })) Move(item);
        if (state.Nat44.Enabled) MoveSessions();
    }

    // A day in five minutes, with a ripple and some noise; every interface at its own phase and size.
    private void Move(SimulatedInterface item)
    {
        var phase = item.SwIfIndex * 1.7;
        var size = item.DeviceType == "Loopback" ? 2e3 : 4e8 / (1 + (item.SwIfIndex % 5));
        var wave = 0.55 + (0.35 * Math.Sin((_time / 300 * Math.Tau) + phase)) + (0.08 * Math.Sin((_time / 17) + phase));
        Count(size * wave, (packets, bytes) =>
        {
            item.Counters.RxPackets += packets;
            item.Counters.RxBytes += bytes;
        });
        Count(size * wave * 0.38, (packets, bytes) =>
        {
            item.Counters.TxPackets += packets;
            item.Counters.TxBytes += bytes;
        });
        if (_random.Next(40) == 0) item.Counters.Drops += (ulong)_random.Next(1, 6);
    }

    private void Count(double bitsPerSecond, Action<ulong, ulong> add)
    {
        // Whole packets: where less than one is due, now and then one comes, and no byte without its packet.
        var due = Math.Max(0, bitsPerSecond / 8 * Interval.TotalSeconds / MeanPacketSize);
        var packets = Math.Floor(due + _random.NextDouble());
        add((ulong)packets, (ulong)(packets * MeanPacketSize * (0.94 + (0.12 * _random.NextDouble()))));
    }

    private void MoveSessions()
    {
        var nat = state.Nat44;
        var now = options.TimeProvider.GetUtcNow();
        nat.Sessions.RemoveAll(session => session.EndsAt <= now);
        foreach (var session in nat.Sessions.Where(_ => _random.Next(4) != 0))
        {
            var packets = (uint)_random.Next(1, 60);
            session.Packets += packets;
            session.Bytes += (ulong)(packets * MeanPacketSize);
            session.LastHeard = now;
        }

        // With forwarding on, NAT44-ED translates nothing new on inside interfaces: it forwards (nat44_ed_in2out.c:nat44_ed_not_translate).
        var translates = !nat.Forwarding || nat.OutputInterfaces.Count > 0;
        Ip4Address[] pool = translates ? [.. nat.Pools.Addresses.Where(address => !address.TwiceNat).Select(address => address.Address)] : [];
        var hosts = InsideHosts();
        var room = Math.Min((int)nat.SessionLimit, SessionsPerAddress * Math.Max(pool.Length, 1));
        if (pool.Length > 0 && hosts.Count > 0 && nat.Sessions.Count < room) OpenDynamic(pool, hosts, now);
        foreach (var mapping in nat.Mappings.Active.Where(mapping => !mapping.IsIdentity && _random.Next(12) == 0 && nat.Sessions.Count < room)) OpenStatic(mapping, now);
    }

    private void OpenDynamic(Ip4Address[] pool, List<Ip4Address> hosts, DateTimeOffset now)
    {
        for (var i = _random.Next(1, 4); i > 0; i--)
        {
            var udp = _random.Next(4) == 0;
            state.Nat44.Sessions.Add(new Nat44Session
            {
                Protocol = udp ? (byte)17 : (byte)6,
                Inside = hosts[_random.Next(hosts.Count)],
                InsidePort = (ushort)_random.Next(32768, 61000),
                Outside = pool[_random.Next(pool.Length)],
                OutsidePort = (ushort)_random.Next(1024, 65535),
                Remote = Remotes[_random.Next(Remotes.Length)],
                RemotePort = udp ? (ushort)53 : (ushort)443,
                IsStatic = false,
                LastHeard = now,
                EndsAt = now + TimeSpan.FromSeconds(_random.Next(20, 240)),
            });
        }
    }

    private void OpenStatic(Nat44StaticMapping mapping, DateTimeOffset now)
    {
        var port = mapping.IsAddressOnly ? (ushort)_random.Next(1024, 65535) : mapping.LocalPort;
        state.Nat44.Sessions.Add(new Nat44Session
        {
            Protocol = mapping.Protocol == 0 ? (byte)6 : mapping.Protocol,
            Inside = mapping.Local,
            InsidePort = port,
            Outside = mapping.External,
            OutsidePort = mapping.IsAddressOnly ? port : mapping.ExternalPort,
            Remote = Remotes[_random.Next(Remotes.Length)],
            RemotePort = (ushort)_random.Next(32768, 61000),
            IsStatic = true,
            LastHeard = now,
            EndsAt = now + TimeSpan.FromSeconds(_random.Next(20, 120)),
        });
    }

    /// <summary>Some hosts in the subnets of inside interfaces; with output-feature NAT, of all interfaces that are not outside.</summary>
    private List<Ip4Address> InsideHosts()
    {
        var nat = state.Nat44;
        var inside = nat.Roles.Where(role => role.Value.HasFlag(NatConfigFlags.Inside)).Select(role => role.Key).ToHashSet();
        var outside = nat.Roles.Where(role => role.Value.HasFlag(NatConfigFlags.Outside)).Select(role => role.Key).Concat(nat.OutputInterfaces).ToHashSet();
        var hosts = new List<Ip4Address>();
        foreach (var item in state.Interfaces.All.Where(item => item.LinkUp && (inside.Contains(item.SwIfIndex) || (inside.Count == 0 && !outside.Contains(item.SwIfIndex)))))
        {
            foreach (var address in item.Addresses.Where(address => address.Address.Af == AddressFamily.Ip4 && address.Len <= 28))
            {
                var number = Nat44PoolHandlers.Number(address.Address.Un.Ip4);
                for (uint host = 1; host <= 12; host++) hosts.Add(Nat44PoolHandlers.Address(number + host));
            }
        }

        return hosts;
    }
}
