using Spectre.Console;
using Spectre.Console.Rendering;

namespace Controller.Cli.Terminal;

/// <summary>No colour means no bold and no dim either: takes the style off everything that Spectre draws.</summary>
internal sealed class PlainStyle : IRenderHook
{
    public IEnumerable<IRenderable> Process(RenderOptions options, IEnumerable<IRenderable> renderables)
        => renderables.Select(static renderable => new Unstyled(renderable));

    private sealed class Unstyled(IRenderable inner) : IRenderable
    {
        public Measurement Measure(RenderOptions options, int maxWidth) => inner.Measure(options, maxWidth);

        public IEnumerable<Segment> Render(RenderOptions options, int maxWidth)
            => inner.Render(options, maxWidth).Select(static segment => segment.IsControlCode || segment.IsLineBreak ? segment : new Segment(segment.Text));
    }
}
