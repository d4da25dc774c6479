namespace Controller.Browser.Tests.Stage;

/// <summary>All browser tests share one browser and run one after the other: two of them at once only make each other slow.</summary>
[CollectionDefinition(Name)]
public sealed class BrowserCollection : ICollectionFixture<Chromium>
{
    /// <summary>The collection's name.</summary>
    public const string Name = "browser";
}
