using Bunit;
using Controller.Contracts.Client;
using Controller.Web.Live;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Radzen;
using WebStage;

namespace Controller.Web.Tests;

/// <summary>Renders components over an invented node, as in a live page.</summary>
public abstract class PagesContext : BunitContext
{
    protected PagesContext()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddSingleton(TimeProvider.System).AddSingleton(Scene).AddSingleton<IControllerClient, StageClient>();
        Services.AddSingleton<PageFeeds>().AddSingleton<ApplyDesk>();
        Services.AddRadzenComponents();
        // Last: from here on the services are fixed.
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
    }

    /// <summary>The invented node.</summary>
    protected StageScene Scene { get; } = new();

    /// <summary>The text of a rendered component, its white space in single blanks.</summary>
    protected static string TextOf<TComponent>(IRenderedComponent<TComponent> component)
        where TComponent : IComponent
        => string.Join(' ', string.Concat(component.Nodes.Select(node => node.TextContent)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
