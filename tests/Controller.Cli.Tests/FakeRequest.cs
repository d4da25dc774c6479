namespace Controller.Cli.Tests;

/// <summary>A request that the <see cref="FakeController"/> got.</summary>
internal sealed record FakeRequest(string Method, string Target, string? ContentType, string Body);
