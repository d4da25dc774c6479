using System.Runtime.InteropServices;

namespace VppSim.Stats;

/// <summary>The counters of the last thread of one entry: the simulator counts there, as a worker would.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct StatsColumn(StatsMemory Memory, int Offset, int Words)
{
    public void Set(int index, ulong value) => Memory.Write(Offset + (index * Words * sizeof(ulong)), value);

    public void Set(int index, ulong packets, ulong bytes)
    {
        Set(index, packets);
        Memory.Write(Offset + (index * Words * sizeof(ulong)) + sizeof(ulong), bytes);
    }
}
