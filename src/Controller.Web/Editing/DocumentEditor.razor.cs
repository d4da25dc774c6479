using System.Text;
using Controller.Contracts.Rest;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Controller.Web.Editing;

/// <summary>
/// A text field for a document, with line numbers and marked lines. The text lives in the browser, where typing is; it is fetched as
/// a stream when it is needed, so that a large document neither travels with every key nor has to fit into one message.
/// </summary>
public sealed partial class DocumentEditor : IAsyncDisposable
{
    /// <summary>The largest document that the server takes, in bytes.</summary>
    public const int MaxBytes = 4 * 1024 * 1024;

    private readonly string _hint = $"hint-{Guid.NewGuid():N}";
    private ElementReference _root;
    private IJSObjectReference? _module;
    private DotNetObjectReference<DocumentEditor>? _self;

    [Inject]
    private IJSRuntime Script { get; set; } = null!;

    /// <summary>What the text is, for those who hear the page.</summary>
    [Parameter, EditorRequired]
    public string Label { get; set; } = "";

    /// <summary>Shown while there is no text.</summary>
    [Parameter]
    public string? Placeholder { get; set; }

    /// <summary>Buttons beside the one that opens a file.</summary>
    [Parameter]
    public RenderFragment? Actions { get; set; }

    /// <summary>The name under which the browser keeps an unfinished text while its tab is open.</summary>
    [Parameter, EditorRequired]
    public string DraftKey { get; set; } = "";

    /// <summary>Called when the editor can be used; true when it found an unfinished text.</summary>
    [Parameter]
    public EventCallback<bool> Ready { get; set; }

    /// <summary>Called when the text changed after <see cref="MarkAsync"/> or <see cref="SetTextAsync"/>: what was said about it is out of date.</summary>
    [Parameter]
    public EventCallback Changed { get; set; }

    /// <summary>The text.</summary>
    /// <exception cref="DocumentTooLargeException">The text is larger than <see cref="MaxBytes"/>.</exception>
    public async Task<string> GetTextAsync()
    {
        var module = Module();
        if (await module.InvokeAsync<long>("size", _root) > MaxBytes) throw new DocumentTooLargeException();
        await using var reference = await module.InvokeAsync<IJSStreamReference>("read", _root);
        await using var stream = await reference.OpenReadStreamAsync(MaxBytes);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return await reader.ReadToEndAsync();
    }

    /// <summary>Replaces the text.</summary>
    public async Task SetTextAsync(string text)
    {
        using var stream = new DotNetStreamReference(new MemoryStream(Encoding.UTF8.GetBytes(text)));
        await Module().InvokeVoidAsync("write", _root, stream);
    }

    /// <summary>Marks the lines of Findings.</summary>
    public async Task MarkAsync(IEnumerable<FindingView> findings)
    {
        var lines = findings.Where(finding => finding.Line > 0).Select(finding => new { finding.Line, finding.Severity });
        await Module().InvokeVoidAsync("mark", _root, lines);
    }

    /// <summary>Puts the cursor to a place and shows it.</summary>
    /// <param name="line">From 1.</param>
    /// <param name="column">From 1.</param>
    public async Task RevealAsync(int line, int column) => await Module().InvokeVoidAsync("reveal", _root, line, column);

    /// <summary>Called by the script.</summary>
    [JSInvokable]
    public Task OnChangedAsync() => InvokeAsync(() => Changed.InvokeAsync());

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _self?.Dispose();
        if (_module is null) return;
        try
        {
            await _module.InvokeVoidAsync("detach", _root);
            await _module.DisposeAsync();
        }
        catch (Exception error) when (error is JSDisconnectedException or OperationCanceledException)
        {
            // The browser is gone and took the script with it.
        }
    }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender) return;
        try
        {
            _self = DotNetObjectReference.Create(this);
            _module = await Script.InvokeAsync<IJSObjectReference>("import", "./" + Assets["_content/Controller.Web/Editing/DocumentEditor.razor.js"]);
            await Ready.InvokeAsync(await _module.InvokeAsync<bool>("attach", _root, _self, DraftKey));
        }
        catch (Exception error) when (error is JSDisconnectedException or OperationCanceledException)
        {
            // Closed before it was drawn.
        }
    }

    private IJSObjectReference Module() => _module ?? throw new InvalidOperationException("The editor is not ready yet.");
}
