using Controller.Api.Telemetry.History;

namespace Controller.Api.Tests.Telemetry.History;

public sealed class RateCodeTests
{
    [Fact]
    public void Decode_OfAnyEncodedRate_IsWithinTheStatedPrecision()
    {
        for (var rate = 0.001; rate < 9e15; rate *= 1.0007)
            Assert.InRange(RateCode.Decode(RateCode.Encode(rate)), rate * 0.9995, rate * 1.0005);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(-1, 0)]
    [InlineData(0.0004, 0)]
    [InlineData(1, 1)]
    [InlineData(1024, 1024)]
    [InlineData(1e9, 1e9)]
    public void Decode_OfSimpleRates_IsExactOrNear(double rate, double expected)
        => Assert.Equal(expected, RateCode.Decode(RateCode.Encode(rate)), expected * 0.0005);

    [Fact]
    public void Encode_OfTheUnknown_StaysUnknown()
    {
        Assert.Equal(RateCode.Unknown, RateCode.Encode(double.NaN));
        Assert.True(double.IsNaN(RateCode.Decode(RateCode.Unknown)));
    }

    [Theory]
    [InlineData(1e18)]
    [InlineData(double.MaxValue)]
    [InlineData(double.PositiveInfinity)]
    public void Encode_OfWhatIsTooLarge_IsTheLargest(double rate)
        => Assert.InRange(RateCode.Decode(RateCode.Encode(rate)), 1.7e16, 1.9e16);

    [Fact]
    public void Encode_OfGrowingRates_NeverFalls()
    {
        ushort last = 0;
        for (var rate = 0.0005; rate < 1e16; rate *= 1.0001)
        {
            var code = RateCode.Encode(rate);
            Assert.True(code >= last, $"{rate}");
            last = code;
        }
    }
}
