using VppApi.Codec;

namespace VppApi;

/// <summary>
/// Rows of a dump or stream in their fast form: each is decoded into the same place, and arrays in it are used again, so that
/// a row costs no allocation (a variable string does; few rows have one).
/// <code>
/// using var rows = vpp.ReadDump&lt;IpRouteV2Dump, IpRouteV2Details&gt;(request);
/// while (await rows.WaitAsync())
/// {
///     while (rows.TryRead()) Use(in rows.Current);
/// }
/// </code>
/// <para>
/// For one consumer. A row, arrays in it included, is valid until the next <see cref="TryRead"/>: copy what is to be kept.
/// A consumer may take all the time in the world: rows wait for it in memory and then in a file
/// (<see cref="VppClientOptions.DumpMemoryLimit"/>).
/// </para>
/// </summary>
/// <typeparam name="TDetails">The row's message.</typeparam>
public abstract class VppRows<TDetails> : IDisposable
    where TDetails : struct, IVppMessage<TDetails>
{
    private readonly ReusableArrays _arrays = new();
    private TDetails _current;

    private protected VppRows()
    {
    }

    /// <summary>The row that <see cref="TryRead"/> read last.</summary>
    public ref readonly TDetails Current => ref _current;

    /// <summary>Waits for a row or the end. Not to be called again before it has completed.</summary>
    /// <returns>True when there are rows to read, false at the end.</returns>
    /// <exception cref="VppApiException">VPP refused the stream.</exception>
    /// <exception cref="VppConnectionException">The connection broke.</exception>
    /// <exception cref="VppRequestDroppedException">VPP dropped the request.</exception>
    /// <exception cref="VppDumpOverflowException">There was no place left for rows that wait.</exception>
    /// <exception cref="TimeoutException">VPP was silent for longer than the client's deadline.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public abstract ValueTask<bool> WaitAsync();

    /// <summary>Reads the next row into <see cref="Current"/>.</summary>
    /// <returns>False when none is there at the moment: <see cref="WaitAsync"/> tells whether more come.</returns>
    /// <exception cref="VppProtocolException">The row's bytes are not such a message.</exception>
    public bool TryRead()
    {
        _arrays.Reclaim();
        return TryDecode(_arrays, out _current);
    }

    /// <summary>Gives up what is still to come.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    private protected abstract bool TryDecode(ReusableArrays arrays, out TDetails row);

    /// <inheritdoc cref="Dispose()"/>
    /// <param name="disposing">Always true.</param>
    private protected abstract void Dispose(bool disposing);
}
