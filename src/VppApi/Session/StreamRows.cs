using System.Runtime.CompilerServices;
using VppApi.Codec;

namespace VppApi.Session;

/// <summary>The fast form of a cursor stream: page after page.</summary>
internal sealed class StreamRows<TRequest, TReply, TDetails> : VppRows<TDetails>
    where TRequest : struct, IVppMessage<TRequest>
    where TReply : struct, IVppMessage<TReply>
    where TDetails : struct, IVppMessage<TDetails>
{
    private readonly VppSession _session;
    private readonly CancellationToken _cancellationToken;
    private CursorPage<TRequest, TReply> _page;
    private PendingRows<TRequest, TDetails> _rows;
    private long _count;

    /// <summary>Sends the request for the first page.</summary>
    /// <param name="session">Where.</param>
    /// <param name="request">What.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    public StreamRows(VppSession session, in TRequest request, CancellationToken cancellationToken)
    {
        _session = session;
        _cancellationToken = cancellationToken;
        _page = new CursorPage<TRequest, TReply>(request);
        _rows = StartPage();
    }

    /// <inheritdoc/>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public override async ValueTask<bool> WaitAsync()
    {
        while (!_page.IsLast)
        {
            if (await _rows.WaitAsync().ConfigureAwait(false)) return true;
            _page = _page.Next(_rows.Final, _count);
            if (_page.IsLast) break;
            _rows.Dispose();
            _rows = StartPage();
        }

        return false;
    }

    /// <inheritdoc/>
    private protected override bool TryDecode(ReusableArrays arrays, out TDetails row)
    {
        var read = _rows.TryRead(arrays, out row);
        if (read) _count++;
        return read;
    }

    /// <inheritdoc/>
    private protected override void Dispose(bool disposing) => _rows.Dispose();

    private PendingRows<TRequest, TDetails> StartPage()
    {
        _count = 0;
        var rows = new PendingRows<TRequest, TDetails>(_session, _page.Request, TReply.Descriptor);
        rows.Start(_cancellationToken);
        return rows;
    }
}
