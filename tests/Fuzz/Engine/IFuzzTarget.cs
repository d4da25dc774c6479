namespace Fuzz.Engine;

/// <summary>Something that takes bytes from strangers. It must answer any of them with a value or with an error of its own kind, in bounded time and memory.</summary>
internal interface IFuzzTarget
{
    /// <summary>Its name on the command line, and of its folder in the corpus.</summary>
    string Name { get; }

    /// <summary>Most bytes of an input.</summary>
    int MaxLength { get; }

    /// <summary>Inputs to begin with, besides those of the corpus.</summary>
    IEnumerable<byte[]> Seeds { get; }

    /// <summary>Gives the target one input.</summary>
    /// <param name="input">The bytes; valid during the call.</param>
    /// <returns>What happened, as a number: a new one makes the input worth keeping where no coverage is known.</returns>
    /// <exception cref="Exception">Any exception is a finding.</exception>
    ValueTask<long> RunAsync(ReadOnlyMemory<byte> input);
}
