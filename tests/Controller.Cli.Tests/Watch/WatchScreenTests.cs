using Controller.Cli.Terminal;
using Controller.Cli.Watch;
using Controller.Contracts.Rest;
using Spectre.Console;
using TestKit;

namespace Controller.Cli.Tests.Watch;

public sealed class WatchScreenTests
{
    [Theory]
    [InlineData("connecting")]
    [InlineData("busy")]
    [InlineData("trouble")]
    [InlineData("many")]
    public void Draw_InEveryState_IsReadable(string name)
    {
        var empty = WatchModel.Empty("http://127.0.0.1:8080");
        var busy = empty.With(Canned.Status()).With(Canned.Interfaces()).With(Halved(Canned.Interfaces())).With(Canned.Interfaces());
        var model = name switch
        {
            "connecting" => empty,
            "busy" => busy,
            "trouble" => busy.With(Canned.Down()) with { Trouble = "The connection to http://127.0.0.1:8080 broke: end of stream" },
            _ => empty.With(Canned.Status(NodeState.Applying, "applying revision 8", new ApplyProgress(2, 6, "interface/lan", "VPP refused")))
                .With([.. Enumerable.Range(0, 40).Select(i => Canned.Interfaces()[0] with { Name = $"lan{i:00}" })]),
        };

        GoldenFile.Verify($"tests/Controller.Cli.Tests/Golden/watch-{name}.txt", Draw(model, rows: 16));
    }

    [Fact]
    public void Sparkline_OfNothing_IsFlat() => Assert.Equal("▁▁", WatchScreen.Sparkline([0, 0]));

    [Fact]
    public void Sparkline_OfSamples_IsScaledToTheHighest() => Assert.Equal("▁▅█▃", WatchScreen.Sparkline([0, 5, 10, 2.5]));

    [Fact]
    public void History_OfAnInterface_IsBounded()
    {
        var model = WatchModel.Empty("http://127.0.0.1:8080");
        for (var i = 0; i < 100; i++)
            model = model.With(Canned.Interfaces());

        Assert.All(model.History.Values, samples => Assert.Equal(WatchModel.HistoryLength, samples.Count));
    }

    private static IReadOnlyList<InterfaceView> Halved(IReadOnlyList<InterfaceView> interfaces)
        => [.. interfaces.Select(view => view with { Rates = view.Rates is { } rates ? rates with { RxBitsPerSecond = rates.RxBitsPerSecond / 2 } : null })];

    private static string Draw(WatchModel model, int rows)
    {
        using var text = new StringWriter { NewLine = "\n" };
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Out = new FixedSizeOutput(text, 100, rows) });
        console.Profile.Capabilities.Unicode = true;
        console.Write(WatchScreen.Draw(model, rows));
        return text.ToString();
    }
}
