namespace VppApi;

/// <summary>A request or reply of a cursor stream (<c>stream_msg</c> with a <c>cursor</c> field).</summary>
public interface IVppCursor
{
    /// <summary>Where the walk goes on; 0 starts it. Only meaningful while the reply's retval is EAGAIN (-165).</summary>
    uint Cursor { get; set; }
}
