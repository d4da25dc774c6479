namespace Binapigen.Schema;

/// <summary>Collects what is wrong, so that one run tells everything and nothing is thrown for bad input.</summary>
internal sealed class ApiJsonErrors
{
    /// <summary>More than this many are counted, not kept: a hostile file must not fill memory with its own faults.</summary>
    public const int Kept = 1000;

    private readonly List<ApiJsonError> _items = [];

    /// <summary>The first <see cref="Kept"/> errors, in the order of their finding.</summary>
    public IReadOnlyList<ApiJsonError> Items => _items;

    /// <summary>All errors, also those not kept.</summary>
    public int Count { get; private set; }

    /// <summary>True when there is at least one.</summary>
    public bool Any => Count > 0;

    /// <summary>Adds one.</summary>
    /// <param name="at">Where.</param>
    /// <param name="reason">What is wrong.</param>
    public void Add(SourceLocation at, string reason)
    {
        Count++;
        if (_items.Count < Kept) _items.Add(new ApiJsonError(at.File, at.Path, reason));
    }
}
