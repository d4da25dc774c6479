namespace Controller.Clients.Tests;

/// <summary>One server for all clients, one client after the other: each leaves the node as it found it, or at least says where it begins.</summary>
[CollectionDefinition(nameof(ServerCollection))]
public sealed class ServerCollection : ICollectionFixture<RunningServer>;
