namespace VppApi.Generated.Tests.Shapes;

/// <summary>Text in fields of fixed size.</summary>
public sealed class FixedStringTests
{
    [Theory]
    [InlineData("")]
    [InlineData("loop0")]
    [InlineData("123456789012345")]
    [InlineData("Zürich")]
    public void Text_ThatFits_ComesBack(string text)
    {
        FixedString16 field = text;
        string back = field;
        Assert.Equal(text, back);
        Assert.Equal(text, field.ToString());
        Assert.True(field == text);
        Assert.False(field != text);
        Assert.Equal(text.Length == 0, field.IsEmpty);
        Assert.Equal(text.Length, System.Text.Encoding.UTF8.GetCharCount(field.Utf8));
    }

    [Theory]
    // 16 bytes leave no room for the NUL
    [InlineData("1234567890123456", 16)]
    [InlineData("üüüüüüüü", 16)]
    public void Text_ThatDoesNotFit_IsRefusedWithItsSize(string text, int bytes)
    {
        var error = Assert.Throws<ArgumentException>(() =>
        {
            FixedString16 field = text;
            return field.ToString();
        });
        Assert.Contains($"{bytes} bytes", error.Message, StringComparison.Ordinal);
        Assert.Contains("holds 15", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_ThatVppCannotHave_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => new FixedString16("a\0b").ToString());
        Assert.Throws<ArgumentException>(() => new FixedString16(new string('\ud800', 1)).ToString());
    }

    [Fact]
    public void Null_CountsAsEmpty()
    {
        FixedString16 field = null;
        Assert.True(field.IsEmpty);
        Assert.Equal("", field.ToString());
        Assert.False(field.Equals((string?)null));
    }

    [Fact]
    public void Equality_GoesByTheTextUpToTheNul()
    {
        FixedString16 clean = "ab";
        FixedString16 dirty = "abcdef";
        dirty[2] = 0;
        Assert.True(clean == dirty);
        Assert.Equal(clean, dirty);
        Assert.Equal(clean.GetHashCode(), dirty.GetHashCode());
        Assert.True(dirty == "ab");
        Assert.False(dirty == "abc");
        Assert.False(dirty.Equals((object)"a"));
    }

    [Fact]
    public void Field_WithoutANul_EndsAtItsEnd()
    {
        FixedString16 field = default;
        ((Span<byte>)field).Fill((byte)'x');
        Assert.Equal(new string('x', 16), field.ToString());
    }

    [Fact]
    public void Field_WithBytesThatAreNoText_StillReads()
    {
        FixedString16 field = default;
        field[0] = 0xFF;
        Assert.Equal("\ufffd", field.ToString());
        Assert.False(field == "\ufffd");
    }
}
