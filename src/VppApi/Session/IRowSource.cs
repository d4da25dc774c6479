using VppApi.Codec;

namespace VppApi.Session;

/// <summary>Rows of one dump or of one page, as their consumer sees them.</summary>
/// <typeparam name="TDetails">The row.</typeparam>
internal interface IRowSource<TDetails>
{
    /// <summary>Waits for a row or the end.</summary>
    /// <returns>True when there is a row, false at the end.</returns>
    ValueTask<bool> WaitAsync();

    /// <summary>Takes a row if there is one.</summary>
    /// <param name="arrays">Where variable arrays come from; null for new ones.</param>
    /// <param name="row">The row.</param>
    /// <returns>False when there is none at the moment.</returns>
    bool TryRead(ReusableArrays? arrays, out TDetails row);
}
