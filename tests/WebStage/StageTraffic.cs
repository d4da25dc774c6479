using Controller.Contracts.Rest;

namespace WebStage;

/// <summary>Invented interfaces whose traffic is a function of the time.</summary>
internal static class StageTraffic
{
    private static readonly DateTimeOffset Epoch = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly StageInterface[] Interfaces =
    [
        new("wan", "GigabitEthernet0/8/0", 1, "hardware", true, true, 1500, "52:54:00:12:9a:01", 10_000_000_000, 0, ["198.51.100.1/27", "2001:db8:0:1::2/64"], ["outside"], 3.1e9, 0.62e9, 820),
        new("lan", "GigabitEthernet0/9/0", 2, "hardware", true, true, 1500, "52:54:00:12:9a:02", 10_000_000_000, 0, ["10.0.0.1/16", "2001:db8:10::1/64"], ["inside"], 0.58e9, 2.2e9, 760),
        new("customers", "memif0/0", 3, "memif", true, true, 9000, "02:fe:11:40:aa:03", null, 10, ["100.64.0.1/16"], ["inside"], 0.21e9, 0.94e9, 900),
        new("core", "memif1/0", 4, "memif", true, true, 9000, "02:fe:11:40:aa:04", null, 0, ["172.16.4.1/30"], ["inside", "output-feature"], 0.4e9, 0.38e9, 640),
        new("dmz", "host-vpp-dmz", 5, "af-packet", true, true, 1500, "02:fe:8c:11:20:05", null, 0, ["10.20.0.1/24"], ["inside"], 41e6, 18e6, 410),
        new("mgmt", "tap0", 6, "tap", true, true, 1500, "02:fe:8c:11:20:06", null, 0, ["192.0.2.9/30"], [], 220e3, 90e3, 180),
        new("loop0", "loop0", 7, "loopback", true, true, 9000, "de:ad:00:00:00:00", null, 0, ["192.0.2.255/32"], [], 0, 0, 0),
        new("spare", "host-vpp-spare", 8, "af-packet", true, false, 1500, "02:fe:8c:11:20:08", null, 0, [], [], 0, 0, 0),
        new("vxlan_tunnel0", "vxlan_tunnel0", 9, "VXLAN", false, true, 1500, "de:ad:00:00:00:09", null, 0, ["10.255.0.1/31"], [], 12e6, 12e6, 500),
        new("local0", "local0", 0, "local", false, false, 0, null, null, 0, [], [], 0, 0, 0),
    ];

    public static IReadOnlyList<InterfaceView> List(DateTimeOffset now)
        => [.. Interfaces.Select(one => View(one, now))];

    public static InterfaceHistory? History(string name, int seconds, DateTimeOffset now)
    {
        var one = Interfaces.FirstOrDefault(candidate => candidate.Name == name);
        if (one is null) return null;
        // The same steps as the server's; a history of four days, so that thirty show where it began.
        var step = seconds switch { <= 720 => 1, <= 3600 => 5, <= 86_400 => 120, _ => 3600 };
        var last = (Second(now) + step - 1) / step * step;
        var points = Enumerable.Range(0, seconds / step).Select(back => last - seconds + (long)step * (back + 1)).Where(at => last - at < 4 * 86_400).Select(at =>
        {
            var rates = Rates(one, at);
            var day = step == 1 ? 1 : 0.65 + 0.35 * Math.Sin((at % 86_400 - 32_000) / 86_400.0 * 2 * Math.PI);
            double? peak = step == 1 ? null : 1.15 + Noise(3, at / step) * 0.5;
            return new InterfaceHistoryPoint(
                Epoch.AddSeconds(at), rates.RxBitsPerSecond * day, rates.TxBitsPerSecond * day, rates.RxPacketsPerSecond * day, rates.TxPacketsPerSecond * day,
                rates.DropsPerSecond, rates.RxBitsPerSecond * day * peak, rates.TxBitsPerSecond * day * peak);
        });
        return new InterfaceHistory(name, step, [.. points]);
    }

    public static StatsView Stats(DateTimeOffset now)
    {
        var second = Second(now);
        var input = Interfaces.Sum(one => Rates(one, second).RxPacketsPerSecond);
        var up = second % 1_000_000;
        return new StatsView(
            now, 318_245 + up, 2, 3.2 + input / 60_000 + Noise(7, second), [1_290_000 + 30_000 * Noise(1, second), 402_000 - input / 10 + 9000 * Noise(2, second), 377_000 - input / 10 + 9000 * Noise(3, second)], input,
            [
                new HeapView("main heap", 1UL << 30, (ulong)(0.31 * (1UL << 30)) + (ulong)(Noise(4, second) * 1e6), (ulong)(0.69 * (1UL << 30))),
                new HeapView("stats segment", 96UL << 20, 17UL << 20, 79UL << 20),
            ],
            [new BufferPoolView("default-numa-0", 14_210 - (ulong)(900 * Noise(5, second)), 1_120, 1_470 + (ulong)(900 * Noise(5, second)))],
            [
                new ErrorCounterView("nat44-ed-out2in", "no translation", (ulong)(184_220 + up * 3)),
                new ErrorCounterView("ip4-input", "ip4 ttl <= 1", (ulong)(52_118 + up / 4)),
                new ErrorCounterView("null-node", "blackholed packets", 9_204),
                new ErrorCounterView("arp-reply", "ARP replies sent", (ulong)(4_410 + up / 9)),
                new ErrorCounterView("ip4-local", "unknown ip protocol", 1_208),
                new ErrorCounterView("ethernet-input", "unknown vlan", 341),
                new ErrorCounterView("nat44-ed-in2out-slowpath", "out of ports", 12),
            ]);
    }

    /// <summary>Steady, the same for the same second: 0 to 1.</summary>
    public static double Noise(int seed, long second)
    {
        var mixed = unchecked((ulong)second * 0x9E3779B97F4A7C15UL + (ulong)seed * 0xBF58476D1CE4E5B9UL);
        mixed ^= mixed >> 31;
        mixed = unchecked(mixed * 0x94D049BB133111EBUL);
        return ((mixed ^ (mixed >> 29)) & 0xFFFFFF) / (double)0x1000000;
    }

    public static long Second(DateTimeOffset now) => (long)(now - Epoch).TotalSeconds;

    private static InterfaceView View(StageInterface one, DateTimeOffset now)
    {
        var second = Second(now);
        var rates = Rates(one, second);
        var age = (ulong)(318_245 + second % 1_000_000);
        var counters = new InterfaceCountersView(
            (ulong)(one.Rx / 8 / Math.Max(one.PacketBytes, 1)) * age, (ulong)(one.Rx / 8) * age,
            (ulong)(one.Tx / 8 / Math.Max(one.PacketBytes, 1)) * age, (ulong)(one.Tx / 8) * age,
            one.Name == "wan" ? 184_220 + age * 3 : one.Rx > 1e8 ? age / 60 : 0, one.Rx > 1e5 ? age / 11 : 0, 0, 0, one.Name == "wan" ? 31UL : 0, 0);
        return new InterfaceView(
            one.Name, one.VppName, one.Index, one.Type, one.Managed, one.Up || one.Name == "spare", one.Up, one.Mtu, one.Mac, one.Speed, one.Vrf, one.Addresses, one.Roles, counters, rates);
    }

    private static InterfaceRatesView Rates(StageInterface one, long second)
    {
        var (rx, tx) = (Level(one.Rx, one.Index, second), Level(one.Tx, one.Index + 40, second));
        var bytes = Math.Max(one.PacketBytes, 64);
        return new InterfaceRatesView(rx / 8 / bytes, rx, tx / 8 / bytes, tx, one.Name == "wan" ? 3 + 2 * Noise(9, second) : 0);
    }

    private static double Level(double mean, uint seed, long second)
    {
        var slow = Math.Sin((second + seed * 37) / 47.0) * 0.22 + Math.Sin((second + seed * 11) / 13.0) * 0.08;
        var burst = Noise((int)seed, second / 9) > 0.86 ? 0.3 : 0;
        return mean * Math.Max(0, 1 + slow + burst + (Noise((int)seed + 100, second) - 0.5) * 0.12);
    }
}
