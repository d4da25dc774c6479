namespace VppApi.Session;

/// <summary>
/// What was sent and is not answered: a slab of slots, addressed by the context value that VPP echoes. The value holds
/// the slot's index and a generation, so that an answer that comes after its slot was given to another request is
/// recognized. Requests that VPP answers in order are also linked in the order in which they were sent.
/// Not thread-safe: the session's lock guards it.
/// </summary>
internal sealed class PendingRequests
{
    /// <summary>Half of what a context can address: requests that were given up keep their slots for a while.</summary>
    public const int MaximumWindow = 32768;

    private const int MaximumSlots = 65536;
    private const int IndexBits = 16;
    private const ushort GenerationMask = 0x7fff; // bit 31 stays clear: a client_index has it set, so the two never look alike
    private const int None = -1;

    private PendingSlot[] _slots = new PendingSlot[64];
    private int _used;
    private int _free = None;
    private int _oldest = None;
    private int _newest = None;

    /// <summary>All slots in use.</summary>
    public int Count { get; private set; }

    /// <summary>Slots in use whose answers come in order.</summary>
    public int OrderedCount { get; private set; }

    /// <summary>Makes a slot for a request.</summary>
    /// <param name="slot">What it holds.</param>
    /// <returns>The context value to send.</returns>
    /// <exception cref="InvalidOperationException">VPP owes 65536 answers.</exception>
    public uint Add(in PendingSlot slot)
    {
        var index = _free;
        if (index != None)
        {
            _free = _slots[index].Next;
        }
        else
        {
            if (_used == _slots.Length)
            {
                if (_used == MaximumSlots) throw new InvalidOperationException("VPP owes 65536 answers: no more contexts.");
                Array.Resize(ref _slots, _slots.Length * 2);
            }

            index = _used++;
        }

        ref var place = ref _slots[index];
        var generation = (ushort)((place.Generation + 1) & GenerationMask);
        place = slot;
        place.Generation = generation;
        place.InUse = true;
        place.Next = None;
        place.Previous = None;
        if (slot.Ordered) Append(index, ref place);
        Count++;
        return ((uint)generation << IndexBits) | (uint)index;
    }

    /// <summary>Finds the slot of an answer.</summary>
    /// <param name="context">The context value in it.</param>
    /// <param name="index">The slot.</param>
    /// <returns>False when the value is none of ours, or its slot belongs to another request by now.</returns>
    public bool TryFind(uint context, out int index)
    {
        index = (int)(context & (MaximumSlots - 1));
        return index < _used && _slots[index].InUse && _slots[index].Generation == context >> IndexBits;
    }

    /// <summary>A slot in use.</summary>
    /// <param name="index">From <see cref="TryFind"/> or <see cref="TryGetOldest"/>.</param>
    /// <returns>The slot itself.</returns>
    public ref PendingSlot this[int index] => ref _slots[index];

    /// <summary>The ordered request that was sent first.</summary>
    /// <param name="index">Its slot.</param>
    /// <returns>False when there is none.</returns>
    public bool TryGetOldest(out int index)
    {
        index = _oldest;
        return index != None;
    }

    /// <summary>The ordered request that was sent last.</summary>
    /// <param name="index">Its slot.</param>
    /// <returns>False when there is none.</returns>
    public bool TryGetNewest(out int index)
    {
        index = _newest;
        return index != None;
    }

    /// <summary>Frees a slot.</summary>
    /// <param name="index">A slot in use.</param>
    public void Remove(int index)
    {
        ref var slot = ref _slots[index];
        if (slot.Ordered) Unlink(in slot);
        slot.Operation = null;
        slot.InUse = false;
        slot.Next = _free;
        _free = index;
        Count--;
    }

    /// <summary>Slots that were ever in use: indexes below this may be looked at, in use or not.</summary>
    public int Extent => _used;

    private void Append(int index, ref PendingSlot slot)
    {
        slot.Previous = _newest;
        if (_newest == None) _oldest = index;
        else _slots[_newest].Next = index;
        _newest = index;
        OrderedCount++;
    }

    private void Unlink(in PendingSlot slot)
    {
        if (slot.Previous == None) _oldest = slot.Next;
        else _slots[slot.Previous].Next = slot.Next;
        if (slot.Next == None) _newest = slot.Previous;
        else _slots[slot.Next].Previous = slot.Previous;
        OrderedCount--;
    }
}
