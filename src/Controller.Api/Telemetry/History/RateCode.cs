namespace Controller.Api.Telemetry.History;

/// <summary>
/// A rate in 16 bits: six of exponent, ten of mantissa. Exact to 0.05 %, from 0.001 to 9 · 10^15 a second; that is a chart's precision at a
/// quarter of a double's memory.
/// </summary>
internal static class RateCode
{
    /// <summary>Nothing is known.</summary>
    public const ushort Unknown = 0xFFFF;

    private const ushort Largest = 0xFFFE;
    private const int MantissaBits = 10;
    private const int DroppedBits = 52 - MantissaBits;
    private const int ExponentOffset = 10;
    private const int DoubleBias = 1023;

    /// <summary>Packs a rate.</summary>
    /// <param name="rate">Zero or more; what is smaller than 0.001 is 0, NaN is unknown.</param>
    public static ushort Encode(double rate)
    {
        if (double.IsNaN(rate)) return Unknown;
        if (rate <= 0) return 0;
        // Rounds to the nearest; a carry out of the mantissa is the next exponent, as it should be.
        var bits = BitConverter.DoubleToInt64Bits(rate) + (1L << (DroppedBits - 1));
        var exponent = (int)(bits >> 52) - DoubleBias + ExponentOffset;
        if (exponent < 0) return 0;
        var code = (exponent << MantissaBits) | (int)((bits >> DroppedBits) & ((1 << MantissaBits) - 1));
        // Code 0 is taken by zero itself; its own value, 2^-10, is as good as the next one.
        return (ushort)Math.Clamp(code, 1, Largest);
    }

    /// <summary>Unpacks a rate; NaN when it is unknown.</summary>
    public static double Decode(ushort code)
    {
        if (code == 0) return 0;
        if (code == Unknown) return double.NaN;
        var exponent = (long)((code >> MantissaBits) - ExponentOffset + DoubleBias);
        return BitConverter.Int64BitsToDouble((exponent << 52) | ((long)(code & ((1 << MantissaBits) - 1)) << DroppedBits));
    }
}
