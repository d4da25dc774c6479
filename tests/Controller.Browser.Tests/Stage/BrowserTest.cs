using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Controller.Browser.Tests.Stage;

/// <summary>A test with pages that are listened to: a page that logs an error fails its test.</summary>
[Collection(BrowserCollection.Name)]
public abstract class BrowserTest(Chromium chromium) : IAsyncLifetime
{
    private readonly List<IBrowserContext> _contexts = [];
    private readonly List<string> _complaints = [];

    /// <summary>A desktop.</summary>
    protected static ViewportSize Desktop { get; } = new() { Width = 1280, Height = 800 };

    /// <summary>A phone.</summary>
    protected static ViewportSize Phone { get; } = new() { Width = 390, Height = 844 };

    /// <summary>Where the pages are.</summary>
    protected abstract string Address { get; }

    /// <inheritdoc/>
    public virtual Task InitializeAsync() => Task.CompletedTask;

    /// <inheritdoc/>
    public virtual async Task DisposeAsync()
    {
        foreach (var context in _contexts) await context.DisposeAsync();
        Assert.True(_complaints.Count == 0, "The browser complained: " + string.Join("; ", _complaints));
    }

    /// <summary>Opens a page in a browser profile of its own and waits until it is live.</summary>
    /// <param name="path">The page's path.</param>
    /// <param name="dark">What the system prefers.</param>
    /// <param name="size">The window; a desktop unless given.</param>
    protected async Task<IPage> OpenAsync(string path, bool dark = false, ViewportSize? size = null)
    {
        var page = await NewPageAsync(dark, size);
        await page.GotoAsync(Address + path);
        await LiveAsync(page);
        return page;
    }

    /// <summary>An empty page in a browser profile of its own.</summary>
    protected async Task<IPage> NewPageAsync(bool dark = false, ViewportSize? size = null)
    {
        var context = await chromium.Browser.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = size ?? Desktop,
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(20_000);
        _contexts.Add(context);
        var page = await context.NewPageAsync();
        page.Console += (_, message) =>
        {
            if (message.Type == "error") Complain(message.Text);
        };
        page.PageError += (_, error) => Complain(error);
        page.Response += (_, answer) =>
        {
            if (answer.Status >= 400) Complain($"{answer.Status} for {answer.Url}");
        };
        return page;
    }

    /// <summary>Waits until the page has its live connection.</summary>
    protected static Task LiveAsync(IPage page) => page.Locator(".shell:not([aria-busy])").WaitForAsync();

    /// <summary>Lets go of complaints that match: the test makes the server go away on purpose.</summary>
    protected void Forgive(string pattern) => _complaints.RemoveAll(text => Regex.IsMatch(text, pattern, RegexOptions.None, TimeSpan.FromSeconds(1)));

    private void Complain(string text) => _complaints.Add(text);
}
