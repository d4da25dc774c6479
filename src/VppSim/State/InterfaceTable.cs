using System.Diagnostics.CodeAnalysis;
using VppApi.Generated.EthernetTypes;
using VppApi.Generated.Memif;
using VppApi.Generated.Tapv2;

namespace VppSim.State;

/// <summary>Interfaces by <c>sw_if_index</c>. Like VPP it gives a freed index to the next interface.</summary>
internal sealed class InterfaceTable(Action structureChanged)
{
    private readonly List<SimulatedInterface?> _slots = [];

    public IEnumerable<SimulatedInterface> All => _slots.OfType<SimulatedInterface>();

    /// <summary>Indexes ever used at once: the length of VPP's per-interface vectors.</summary>
    public int SlotCount => _slots.Count;

    public SimulatedInterface? this[int slot] => _slots[slot];

    public SimulatedInterface Add(string name, string deviceType, MacAddress mac, uint mtu,
        string? hostInterface = null, MemifDetails? memif = null, SwInterfaceTapV2Details? tap = null)
    {
        var slot = _slots.FindLastIndex(existing => existing is null);
        if (slot < 0)
        {
            slot = _slots.Count;
            _slots.Add(null);
        }

        var added = new SimulatedInterface((uint)slot, name, deviceType, mac, mtu) { HostInterface = hostInterface, Memif = memif, Tap = tap };
        _slots[slot] = added;
        structureChanged();
        return added;
    }

    public void Remove(SimulatedInterface gone)
    {
        _slots[(int)gone.SwIfIndex] = null;
        structureChanged();
    }

    public bool TryGet(uint swIfIndex, [NotNullWhen(true)] out SimulatedInterface? found)
    {
        found = swIfIndex < _slots.Count ? _slots[(int)swIfIndex] : null;
        return found is not null;
    }
}
