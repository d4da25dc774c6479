using System.Buffers.Binary;
using VppApi.Codec;

namespace VppApi.Session;

/// <summary>
/// Where a cursor stream is. VPP answers a page with EAGAIN and a cursor while there is more; the cursor of any other
/// answer means nothing (vlibapi/api_helper_macros.h:REPLY_AND_DETAILS_MACRO leaves it uninitialised for an empty pool).
/// </summary>
internal readonly struct CursorPage<TRequest, TReply>
    where TRequest : struct, IVppMessage<TRequest>
    where TReply : struct, IVppMessage<TReply>
{
    private const int InvalidValue = -7;
    private const uint NoCursor = ~0u;

    /// <summary>The first page, as the caller asks for it.</summary>
    /// <param name="request">The caller's request.</param>
    public CursorPage(TRequest request)
        : this(request, isLast: false)
    {
    }

    private CursorPage(TRequest request, bool isLast)
    {
        Request = request;
        IsLast = isLast;
    }

    /// <summary>The request for this page.</summary>
    public TRequest Request { get; }

    /// <summary>True when there is nothing more to ask for.</summary>
    public bool IsLast { get; }

    /// <summary>Reads the answer that ended this page.</summary>
    /// <param name="answer">The reply's bytes.</param>
    /// <param name="rows">Rows that came before it.</param>
    /// <returns>The next page, or the end.</returns>
    /// <exception cref="VppApiException">VPP refused.</exception>
    public CursorPage<TRequest, TReply> Next(ReadOnlySpan<byte> answer, long rows)
    {
        var offset = TReply.Descriptor.RetvalOffset;
        var retval = offset >= 0 && answer.Length >= offset + sizeof(int) ? BinaryPrimitives.ReadInt32BigEndian(answer[offset..]) : 0;
        if (retval >= 0) return new(Request, isLast: true);
        var cursor = ReadCursor(answer);
        if (retval == VppRetval.Again && cursor is { } next && Request is IVppCursor)
        {
            object copy = Request;
            ((IVppCursor)copy).Cursor = next;
            return new((TRequest)copy, isLast: false);
        }

        // An empty vector, or a cursor whose elements were all deleted since: the walk is over, it did not fail.
        if (retval == InvalidValue && cursor == NoCursor && rows == 0) return new(Request, isLast: true);
        throw new VppApiException(TRequest.Descriptor.Name, retval);
    }

    private static uint? ReadCursor(ReadOnlySpan<byte> answer)
    {
        var reader = new MessageReader(answer);
        TReply.Decode(ref reader, out var reply);
        return reply is IVppCursor { Cursor: var cursor } ? cursor : null;
    }
}
