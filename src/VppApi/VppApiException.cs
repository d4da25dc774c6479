namespace VppApi;

/// <summary>VPP understood a request and refused it.</summary>
public sealed class VppApiException : Exception
{
    /// <summary>Makes the error for a reply's retval.</summary>
    /// <param name="message">The request's name.</param>
    /// <param name="retval">The negative retval.</param>
    public VppApiException(string message, int retval)
        : base($"VPP refused {message}: {VppRetval.Describe(retval)}")
    {
        RequestName = message;
        Retval = retval;
    }

    /// <summary>VPP's name of the request that was refused.</summary>
    public string RequestName { get; }

    /// <summary>The negative retval.</summary>
    public int Retval { get; }
}
