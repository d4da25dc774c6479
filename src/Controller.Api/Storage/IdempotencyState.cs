namespace Controller.Api.Storage;

/// <summary>How a key stands.</summary>
internal enum IdempotencyState
{
    /// <summary>Nobody had it: the request may run, and must be answered or released.</summary>
    Taken,

    /// <summary>The same request was answered already.</summary>
    Answered,

    /// <summary>The same request is running.</summary>
    Running,

    /// <summary>The same request began and its answer is not known: the server stopped or failed in the middle of it.</summary>
    Lost,

    /// <summary>Another request had the key.</summary>
    Different,
}
