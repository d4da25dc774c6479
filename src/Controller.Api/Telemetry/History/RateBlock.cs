namespace Controller.Api.Telemetry.History;

/// <summary>Sixty samples of many interfaces. An interface's samples lie side by side, so that reading one touches few cache lines.</summary>
internal sealed class RateBlock
{
    /// <summary>Samples of a block.</summary>
    public const int Samples = 60;

    /// <summary>Numbers of a sample.</summary>
    public const int Columns = 5;

    /// <summary>Bytes that a slot takes in a block: <see cref="Samples"/> × <see cref="Columns"/> × 2.</summary>
    public const int BytesPerSlot = Samples * Columns * sizeof(ushort);

    private readonly ushort[] _codes;
    private readonly DateTimeOffset[] _ends = new DateTimeOffset[Samples];
    private readonly float[] _seconds = new float[Samples];

    /// <summary>Makes an empty block.</summary>
    /// <param name="capacity">Slots.</param>
    public RateBlock(int capacity)
    {
        Capacity = capacity;
        _codes = GC.AllocateUninitializedArray<ushort>(capacity * Samples * Columns);
        Clear();
    }

    /// <summary>Slots.</summary>
    public int Capacity { get; }

    /// <summary>Samples taken so far.</summary>
    public int Count { get; private set; }

    /// <summary>Memory of it.</summary>
    public long Bytes => ((long)Capacity * BytesPerSlot) + (Samples * (16 + sizeof(float)));

    /// <summary>Forgets everything, for another use.</summary>
    public void Clear()
    {
        Array.Fill(_codes, RateCode.Unknown);
        Count = 0;
    }

    /// <summary>Begins a sample; nothing is known in it yet.</summary>
    /// <param name="end">When its interval ended.</param>
    /// <param name="seconds">How long that was.</param>
    public void Begin(DateTimeOffset end, double seconds)
    {
        _ends[Count] = end;
        _seconds[Count] = (float)seconds;
        Count++;
    }

    /// <summary>Says what an interface's rates were in the newest sample.</summary>
    public void Set(int slot, in InterfaceRates rates)
    {
        var place = Place(slot, Count - 1);
        _codes[place] = RateCode.Encode(rates.RxBits);
        _codes[place + 1] = RateCode.Encode(rates.TxBits);
        _codes[place + 2] = RateCode.Encode(rates.RxPackets);
        _codes[place + 3] = RateCode.Encode(rates.TxPackets);
        _codes[place + 4] = RateCode.Encode(rates.Drops);
    }

    /// <summary>When a sample's interval ended.</summary>
    public DateTimeOffset EndOf(int sample) => _ends[sample];

    /// <summary>How long a sample's interval was.</summary>
    public double SecondsOf(int sample) => _seconds[sample];

    /// <summary>Reads a sample.</summary>
    /// <returns>False when nothing is known of the interface in it.</returns>
    public bool TryGet(int slot, int sample, out InterfaceRates rates)
    {
        rates = default;
        if ((uint)slot >= (uint)Capacity) return false;
        var place = Place(slot, sample);
        if (_codes[place] == RateCode.Unknown) return false;
        rates = new InterfaceRates(
            RateCode.Decode(_codes[place]), RateCode.Decode(_codes[place + 1]), RateCode.Decode(_codes[place + 2]),
            RateCode.Decode(_codes[place + 3]), RateCode.Decode(_codes[place + 4]));
        return true;
    }

    private static int Place(int slot, int sample) => ((slot * Samples) + sample) * Columns;
}
