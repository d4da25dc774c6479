namespace Controller.Cli;

/// <summary>A mistake of the user or of the surroundings: said in one sentence, with exit code 1 and no stack trace.</summary>
internal sealed class CliError(string message, Exception? innerException = null) : Exception(message, innerException);
