namespace Controller.Api.Storage;

/// <summary>The database's schema is not one that this server can use.</summary>
internal sealed class MigrationException(string message) : Exception(message);
