namespace Controller.Stats.Tests.Fakes;

/// <summary>A small segment with something of every type, as a VPP with one worker and three interfaces might have it.</summary>
internal static class SampleSegment
{
    public static FakeStatsSegment Make(bool canShrink = false)
    {
        var fake = new FakeStatsSegment(canShrink: canShrink);
        fake.AddScalar("/sys/heartbeat", 7);
        fake.AddScalar("/sys/last_stats_clear", 0);
        fake.AddScalar("/sys/boottime", 1_700_000_000);
        fake.AddGauge("/sys/num_worker_threads", 1);
        fake.AddGauge("/sys/vector_rate", 3);
        fake.AddGauge("/sys/input_rate", 1234);
        fake.AddSimple("/sys/vector_rate_per_worker", [1, 3], []);
        fake.AddSimple("/sys/loops_per_worker", [100, 200_000], []);
        var heap = fake.AddSimple("/mem/main heap", [1000, 600, 400, 0, 700, 50, 9]);
        fake.AddSymlink("/mem/main heap/used", heap, 1);
        fake.AddSymlink("/mem/main heap/total", heap, 0);
        fake.AddSimple("/mem/stat segment", [2000, 300, 1700, 0, 300, 0, 1]);
        fake.AddGauge("/buffer-pools/default-numa-0/cached", 10);
        fake.AddGauge("/buffer-pools/default-numa-0/used", 20);
        fake.AddGauge("/buffer-pools/default-numa-0/available", 30);
        foreach (var (name, scale) in new[]
        {
            ("drops", 1UL), ("punt", 2UL), ("ip4", 3UL), ("ip6", 4UL), ("rx-no-buf", 5UL), ("rx-miss", 6UL), ("rx-error", 7UL),
            ("tx-error", 8UL), ("mpls", 9UL),
        })
            fake.AddSimple($"/if/{name}", [0, scale, 10 * scale], [0, 100 * scale, 1000 * scale]);
        // The worker's vectors are one short: VPP grows them one after the other.
        foreach (var (name, scale) in new[]
        {
            ("rx", 1UL), ("rx-unicast", 2UL), ("rx-multicast", 3UL), ("rx-broadcast", 4UL), ("tx", 5UL), ("tx-unicast", 6UL),
            ("tx-multicast", 7UL), ("tx-broadcast", 8UL),
        })
            fake.AddCombined($"/if/{name}", [(0, 0), (scale, 60 * scale), (7, 70)], [(0, 0), (10 * scale, 600 * scale)]);
        fake.AddNames("/if/names", "local0", "GigabitEthernet0/8/0", "deleted", null);
        var errors = fake.AddSimple("/node/errors", [5, 0, 1, 2], [6, 0, 3]);
        fake.AddSymlink("/err/ip4-input/ip4 adjacency drop", errors, 0);
        fake.AddSymlink("/err/ip4-input/ip4 length > l2 length", errors, 1);
        fake.AddSymlink("/err/GigabitEthernet0/8/0-output/interface is down", errors, 2);
        fake.AddSymlink("/err/arp-reply/IP4/ARP mismatch", errors, 3);
        fake.Add(StatsEntryType.Empty, "", 0xffff_ffff);
        fake.AddHistogram("/hist", [4, 1, 2, 3], [4, 9]);
        fake.AddSimple("/nat44-ed/total-sessions", [2], [40]);
        fake.AddGauge("/nat44-ed/max-cfg-sessions", 64512);
        fake.AddSimple("/nat44-ed/hairpinning", [0, 1], [2, 3]);
        foreach (var path in new[] { "in2out/fastpath", "in2out/slowpath", "out2in/fastpath", "out2in/slowpath" })
        {
            foreach (var (name, value) in new[] { ("tcp", 1UL), ("udp", 2UL), ("icmp", 3UL), ("other", 4UL), ("drops", 5UL) })
                fake.AddSimple($"/nat44-ed/{path}/{name}", [0, value], [value, value]);
        }
        return fake;
    }

    /// <summary>Adds <c>/ring</c>: two threads with four records of eight bytes, the first thread's written over once.</summary>
    public static void AddRing(FakeStatsSegment fake)
    {
        const int header = 28;
        const int metadata = 128;
        const int cacheLine = 64;
        var ring = fake.Allocate(metadata + (2 * cacheLine) + 8, cacheLine);
        uint[] fields = [8, 4, 2, 5, 1, metadata, header];
        for (var field = 0; field < fields.Length; field++) fake.WriteUInt32(ring + (field * 4), fields[field]);
        for (var thread = 0; thread < 2; thread++)
        {
            var place = ring + metadata + (thread * cacheLine);
            fake.WriteUInt64(place + 8, thread == 0 ? 6UL : 2);
            fake.WriteUInt32(place + 16, metadata + (2 * cacheLine));
            fake.WriteUInt32(place + 20, 5);
        }
        "hello"u8.CopyTo(fake.Bytes[(ring + metadata + (2 * cacheLine))..]);
        fake.Add(StatsEntryType.RingBuffer, "/ring", FakeStatsSegment.Pointer(ring));
    }
}
