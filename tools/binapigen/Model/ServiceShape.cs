namespace Binapigen.Model;

/// <summary>How a request is answered.</summary>
internal enum ServiceShape
{
    /// <summary>By one reply.</summary>
    Call,

    /// <summary>Not at all.</summary>
    Post,

    /// <summary>By rows until a ping behind it comes back.</summary>
    Dump,

    /// <summary>By rows and then one reply.</summary>
    Stream,
}
