using Binapigen.Emit;

namespace Binapigen.Tests.Emit;

/// <summary>Comments of VPP's become documentation and nothing else.</summary>
public sealed class UpstreamCommentTests
{
    [Theory]
    // the characters that end a line for C#
    [InlineData('\n')]
    [InlineData('\r')]
    [InlineData('\u0085')]
    [InlineData('\u2028')]
    [InlineData('\u2029')]
    public void Parse_OfALineEnd_LeavesNoneInside(char lineEnd)
    {
        var comment = UpstreamComment.Parse($"/** \\brief a{lineEnd}class Evil {{}}\n @param x - b{lineEnd}class Evil2 {{}} */");
        Assert.All(comment.Summary.Concat(comment.Fields.Values), text => Assert.DoesNotContain(lineEnd, text));
    }

    [Theory]
    [InlineData("/** \\brief One\n */", "One")]
    [InlineData("/*\n * One\n */", "One")]
    [InlineData("/** One & <two>\n*/", "One &amp; &lt;two&gt;")]
    [InlineData("/** */", "")]
    [InlineData("", "")]
    public void Parse_OfAComment_TakesTheMarksAway(string comment, string summary)
        => Assert.Equal(summary, string.Join(' ', UpstreamComment.Parse(comment).Summary));

    [Theory]
    [InlineData("@param x - how far", "how far")]
    [InlineData("@param x how far", "how far")]
    [InlineData("@param x: how far", "how far")]
    [InlineData("\\param x - how\n   far", "how far")]
    [InlineData("@param x", "")]
    public void Parse_OfAParameter_FindsItsText(string line, string text)
        => Assert.Equal(text, UpstreamComment.Parse($"/** \\brief B\n {line}\n*/").Fields["x"]);
}
