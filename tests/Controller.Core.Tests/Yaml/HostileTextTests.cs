using System.Text;
using Controller.Core.Validation;
using Controller.Core.Yaml;

namespace Controller.Core.Tests.Yaml;

/// <summary>Whatever the text is, the answer is Findings with line and column, soon, and never an exception.</summary>
public sealed class HostileTextTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);

    [Fact]
    public void Read_FiftyMegabytes_IsRefusedForItsSize()
    {
        var line = "# " + new string('x', 97) + "\n";
        var finding = Single(ConfigReader.Read(string.Concat(Enumerable.Repeat(line, 50 * 1024 * 1024 / line.Length))));
        Assert.Equal(
            (FindingCodes.TooLarge, ReadLimits.Default.MaxBytes / line.Length + 1, ReadLimits.Default.MaxBytes % line.Length + 1),
            (finding.Code, finding.Line, finding.Column));
    }

    [Fact]
    public void Read_OneByteTooMany_IsRefusedForItsSize()
    {
        var limits = new ReadLimits { MaxBytes = 16 };
        Assert.True(ConfigReader.Read("vppilot: 1 #    "u8, limits: limits).IsValid);
        Assert.Equal(FindingCodes.TooLarge, Single(ConfigReader.Read("vppilot: 1 #     "u8, limits: limits)).Code);
        Assert.Equal(FindingCodes.TooLarge, Single(ConfigReader.Read("vppilot: 1 # ääää", limits: limits)).Code);
    }

    [Theory]
    [InlineData("[", 10_000, null)]
    [InlineData("{a: ", 10_000, null)]
    [InlineData("[", 1_000_000, null)]
    [InlineData("- ", 10_000, null)]
    [InlineData("? ", 10_000, null)]
    [InlineData("[", 10_000, ConfigFormat.Json)]
    [InlineData("{\"a\":", 10_000, ConfigFormat.Json)]
    public void Read_NestedDeep_IsRefused(string open, int times, ConfigFormat? format)
    {
        var finding = Single(ConfigReader.Read(new StringBuilder().Insert(0, open, times).ToString(), format));
        Assert.Contains(finding.Code, new[] { FindingCodes.TooDeep, FindingCodes.NotYaml });
        Assert.Equal(1, finding.Line);
    }

    [Fact]
    public void Read_NestedDeepInLines_IsRefusedWhereItGetsTooDeep()
    {
        var text = new StringBuilder("vppilot: 1\n");
        for (var i = 0; i < 1_000; i++)
            text.Append(' ', i).Append("a:\n");
        var finding = Single(ConfigReader.Read(text.ToString()));
        Assert.Equal((FindingCodes.TooDeep, ReadLimits.Default.MaxDepth + 2), (finding.Code, finding.Line));
    }

    [Fact]
    public void Read_TooManyValues_IsRefused()
    {
        var finding = Single(ConfigReader.Read("[" + string.Concat(Enumerable.Repeat("1,", 1_200_000)) + "]"));
        Assert.Equal(FindingCodes.TooLarge, finding.Code);
    }

    [Fact]
    public void Read_ThousandsOfMistakes_ListsTheFirstAndCountsTheRest()
    {
        var text = "vppilot: 1\ninterfaces:\n" + string.Concat(Enumerable.Range(
            0, 5_000).Select(i => $"  i{i}: {{ type: loopback, mtu: x }}\n"));
        var findings = ConfigReader.Read(text).Findings;
        Assert.Equal(ReadLimits.Default.MaxFindings + 1, findings.Length);
        Assert.Equal((FindingSeverity.Error, FindingCodes.MoreFindings), (findings[^1].Severity, findings[^1].Code));
        Assert.Contains("4800", findings[^1].Text, StringComparison.Ordinal);
        Assert.Equal(3, findings[0].Line);
    }

    [Theory]
    [InlineData("a: [1,\n2\nb: 3\n")]
    [InlineData("a: [1,\nb: c")]
    [InlineData("%YAML 9.1\n---\na: 1\n")]
    [InlineData("a: \"\\q\"\n")]
    [InlineData("- a\nb: 1\n")]
    [InlineData("@foo\n")]
    [InlineData("a: x: y\n")]
    [InlineData("\0")]
    [InlineData("a\0b: 1")]
    [InlineData("---\n---\n---\n")]
    [InlineData("...\n")]
    [InlineData("a: |\n x\n- y")]
    [InlineData("{a: b, a, c: }")]
    [InlineData("!<tag:x> a")]
    [InlineData("\uD800")]
    public void Read_NotADocument_GivesFindings(string text)
    {
        Assert.All(Read(text, format: null), finding => Assert.True(finding is { Line: >= 1, Column: >= 1, Text.Length: > 0 }));
        Assert.NotEmpty(Read(text, ConfigFormat.Json));
    }

    [Theory]
    [InlineData("", FindingCodes.NotJson)]
    [InlineData("vppilot: 1", FindingCodes.NotJson)]
    [InlineData("{\"vppilot\": 1,}", FindingCodes.NotJson)]
    [InlineData("{\"vppilot\": 1} {}", FindingCodes.NotJson)]
    [InlineData("{'vppilot': 1}", FindingCodes.NotJson)]
    [InlineData("{\"vppilot\": \"\\ud800\"}", FindingCodes.NotJson)]
    [InlineData("{\"\\udc00\": 1}", FindingCodes.NotJson)]
    public void Read_YamlAsJson_IsRefused(string text, string code) => Assert.Equal(
        code, Assert.Single(Read(text, ConfigFormat.Json)).Code);

    [Fact]
    public void Read_NotUtf8_PointsAtTheByte()
    {
        var finding = Single(ConfigReader.Read([.. "vppilot: 1\nnode: lä"u8, 0xe4, .. "b\n"u8]));
        Assert.Equal((FindingCodes.NotUtf8, 2, 9), (finding.Code, finding.Line, finding.Column));
    }

    [Fact]
    public void Read_ByteOrderMark_IsSkipped() => Assert.True(ConfigReader.Read([0xef, 0xbb, 0xbf, .. "vppilot: 1"u8]).IsValid);

    [Fact]
    public void Read_WindowsLineEnds_AreLineEnds()
    {
        var finding = Single(ConfigReader.Read("vppilot: 1\r\nnode: lab\r\nnod: x\r\n"));
        Assert.Equal((3, 1), (finding.Line, finding.Column));
    }

    /// <summary>Every document of the scenarios, cut off, with a character too many, too few, or another one, at random places.</summary>
    [Fact]
    public void Read_DamagedDocuments_GiveFindingsOrAConfig()
    {
        var random = new Random(20260);
        var documents = ScenarioFile.Names.Select(name => ScenarioFile.Read(name).Document.TrimStart('\n')).Append(Repository.Read(
            "tests/Controller.Core.Tests/Documents/everything.yaml")).ToArray();
        const string Oddities = "{}[]:,-?!&*#|>@`\"'%\t\n\r \\0x\u0085\uFEFF\u2028~<";
        for (var round = 0; round < 4_000; round++)
        {
            var text = new StringBuilder(documents[random.Next(documents.Length)]);
            for (var damage = random.Next(1, 5); damage > 0 && text.Length > 1; damage--)
            {
                var at = random.Next(text.Length);
                switch (random.Next(4))
                {
                    case 0: text.Length = at; break;
                    case 1: text.Insert(at, Oddities[random.Next(Oddities.Length)]); break;
                    case 2: text.Remove(at, Math.Min(random.Next(1, 12), text.Length - at)); break;
                    default: text[at] = Oddities[random.Next(Oddities.Length)]; break;
                }
            }

            var reading = ConfigReader.Read(text.ToString());
            Assert.True(reading.IsValid || reading.Findings.Any(finding => finding.Severity == FindingSeverity.Error), text.ToString());
            Assert.All(reading.Findings, finding => Assert.True(finding is { Line: >= 1, Column: >= 1 }, text.ToString()));
        }
    }

    [Fact]
    public async Task Read_LongestPlainScalarsAndComments_AreReadInLinearTime()
    {
        var half = ReadLimits.Default.MaxBytes / 2;
        foreach (var text in new[]
        {
            "vppilot: 1\nnode: " + new string('x', half), "vppilot: 1\n#" + new string(
                '#', half), "vppilot: 1\nnode: \"" + new string('\n', half) + "\"",
            "vppilot: 1\nnode: |\n" + string.Concat(Enumerable.Repeat("  x\n", half / 4)), new string(' ', half), new string(
                '\n', half), string.Concat(Enumerable.Repeat("a: b\n", half / 5)),
        })
        {
            await Task.Run(() => ConfigReader.Read(text)).WaitAsync(Soon);
        }
    }

    private static Finding Single(ConfigReading reading)
    {
        Assert.Null(reading.Config);
        return Assert.Single(reading.Findings);
    }

    private static IReadOnlyList<Finding> Read(string text, ConfigFormat? format) => ConfigReader.Read(text, format).Findings;
}
