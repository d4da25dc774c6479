using Microsoft.Playwright;

namespace Controller.Browser.Tests.Stage;

/// <summary>Pictures of the pages as test output: in <c>$VPPILOT_SCREENSHOTS</c>, else beside the test binaries.</summary>
internal static class Screenshots
{
    private static readonly string Folder =
        Environment.GetEnvironmentVariable("VPPILOT_SCREENSHOTS") is { Length: > 0 } given ? given : Path.Combine(AppContext.BaseDirectory, "TestResults", "screenshots");

    /// <summary>Takes a picture of what can be seen of the page.</summary>
    public static async Task TakeAsync(IPage page, string name, bool whole = false)
    {
        Directory.CreateDirectory(Folder);
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Folder, $"{name}.png"), FullPage = whole });
    }
}
