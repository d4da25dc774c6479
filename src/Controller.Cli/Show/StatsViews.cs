using Controller.Cli.Terminal;
using Controller.Contracts.Rest;

namespace Controller.Cli.Show;

/// <summary><c>vppilot show stats</c>: is this VPP healthy and is it busy.</summary>
internal static class StatsViews
{
    public static void Print(CliSession session, StatsView stats)
    {
        var facts = new FactList();
        facts.Add("uptime", HumanUnits.Duration(TimeSpan.FromSeconds(stats.UptimeSeconds)));
        facts.Add("input", HumanUnits.PacketRate(stats.InputRate));
        facts.Add("vectors per call", HumanUnits.Count(stats.VectorRate), Piece.Quiet("  256 is a full load"));
        facts.Add("worker threads", stats.WorkerThreads.ToString());
        for (var thread = 0; thread < stats.LoopsPerSecond.Count; thread++)
            facts.Add(thread == 0 ? "loops, main" : $"loops, worker {thread - 1}", $"{HumanUnits.Count(stats.LoopsPerSecond[thread])}/s");
        facts.Add("at", HumanUnits.Moment(stats.At));
        facts.Write(session.Out);

        Write(session, Heaps(stats.Heaps));
        Write(session, BufferPools(stats.BufferPools));
        Write(session, Errors(stats.Errors));
    }

    private static void Write(CliSession session, TextTable table)
    {
        if (table.RowCount == 0)
            return;
        session.Out.Line();
        session.WriteTable(table);
    }

    private static TextTable Heaps(IReadOnlyList<HeapView> heaps)
    {
        var table = new TextTable("Heap", TextColumn.Number("Size"), TextColumn.Number("Used"), TextColumn.Number("Free"), TextColumn.Number("Full"));
        foreach (var heap in heaps)
            table.Add(heap.Name.Replace(' ', '-'), HumanUnits.Bytes(heap.TotalBytes), HumanUnits.Bytes(heap.UsedBytes), HumanUnits.Bytes(heap.FreeBytes), Percent(heap.UsedBytes, heap.TotalBytes));
        return table;
    }

    private static TextTable BufferPools(IReadOnlyList<BufferPoolView> pools)
    {
        var table = new TextTable("Buffer-pool", TextColumn.Number("Available"), TextColumn.Number("Cached"), TextColumn.Number("Used"), TextColumn.Number("Full"));
        foreach (var pool in pools)
            table.Add(pool.Name, pool.Available.ToString(), pool.Cached.ToString(), pool.Used.ToString(), Percent(pool.Used, pool.Available + pool.Cached + pool.Used));
        return table;
    }

    private static TextTable Errors(IReadOnlyList<ErrorCounterView> errors)
    {
        var table = new TextTable("Graph-node", TextColumn.Number("Count"), "Error");
        foreach (var error in errors)
            table.Add(error.Node, error.Count.ToString(), error.Error);
        return table;
    }

    // From nine tenths on VPP is close to refusing things, or to aborting (the stats heap).
    private static Piece Percent(ulong used, ulong total)
    {
        if (total == 0)
            return string.Empty;
        var share = (double)used / total;
        return new Piece($"{share * 100:0}%", share switch { >= 0.9 => Ink.Bad, >= 0.7 => Ink.Change, _ => Ink.Plain });
    }
}
