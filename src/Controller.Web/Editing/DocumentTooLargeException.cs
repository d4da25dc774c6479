namespace Controller.Web.Editing;

/// <summary>The document in the editor is larger than the server takes.</summary>
public sealed class DocumentTooLargeException() : Exception($"The document is larger than {DocumentEditor.MaxBytes / (1024 * 1024)} MiB, which is the most that the server takes.");
