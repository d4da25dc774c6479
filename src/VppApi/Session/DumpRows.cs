using VppApi.Codec;

namespace VppApi.Session;

/// <summary>The fast form of a dump.</summary>
internal sealed class DumpRows<TRequest, TDetails> : VppRows<TDetails>
    where TRequest : struct, IVppMessage<TRequest>
    where TDetails : struct, IVppMessage<TDetails>
{
    private readonly PendingRows<TRequest, TDetails> _rows;

    /// <summary>Sends the request.</summary>
    /// <param name="session">Where.</param>
    /// <param name="request">What.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    public DumpRows(VppSession session, in TRequest request, CancellationToken cancellationToken)
    {
        _rows = new PendingRows<TRequest, TDetails>(session, in request, reply: null);
        _rows.Start(cancellationToken);
    }

    /// <inheritdoc/>
    public override ValueTask<bool> WaitAsync() => _rows.WaitAsync();

    /// <inheritdoc/>
    private protected override bool TryDecode(ReusableArrays arrays, out TDetails row) => _rows.TryRead(arrays, out row);

    /// <inheritdoc/>
    private protected override void Dispose(bool disposing) => _rows.Dispose();
}
