namespace Controller.Contracts.Client;

/// <summary>The server could not do what was asked; the same error that REST gives as problem+json.</summary>
public sealed class ControllerProblemException : Exception
{
    /// <summary>Makes the error.</summary>
    /// <param name="code">One of <see cref="Rest.ProblemCodes"/>.</param>
    /// <param name="detail">What is wrong and what to do, for people.</param>
    /// <param name="status">HTTP status.</param>
    /// <param name="innerException">The cause, if any.</param>
    public ControllerProblemException(string code, string detail, int status, Exception? innerException = null)
        : base(detail, innerException)
    {
        Code = code;
        Status = status;
    }

    /// <summary>One of <see cref="Rest.ProblemCodes"/>.</summary>
    public string Code { get; }

    /// <summary>HTTP status.</summary>
    public int Status { get; }
}
