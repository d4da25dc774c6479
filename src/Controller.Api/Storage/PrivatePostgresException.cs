namespace Controller.Api.Storage;

/// <summary>The private PostgreSQL cannot run; the message is for the operator.</summary>
internal sealed class PrivatePostgresException(string message, Exception? innerException = null) : Exception(message, innerException);
