namespace Controller.Web.Live;

/// <summary>Something that pages look at and that says when it changed.</summary>
internal interface IFeed
{
    /// <summary>Calls back after every change until disposed. The feed reads only while somebody watches.</summary>
    IDisposable Watch(Action changed);

    /// <summary>Completes when there is something to show: a value not older than a moment, or a problem.</summary>
    Task ReadyAsync(CancellationToken cancellationToken);
}
