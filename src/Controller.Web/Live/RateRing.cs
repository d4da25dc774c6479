namespace Controller.Web.Live;

/// <summary>The last values of a series. One writer, any number of readers.</summary>
/// <param name="capacity">Values kept.</param>
internal sealed class RateRing(int capacity)
{
    private readonly Lock _gate = new();
    private readonly float[] _values = new float[capacity];
    private int _next;
    private int _count;

    /// <summary>Mean of the values; 0 when there are none.</summary>
    public double Mean
    {
        get
        {
            lock (_gate)
            {
                var sum = 0.0;
                for (var i = 0; i < _count; i++) sum += _values[i];
                return _count == 0 ? 0 : sum / _count;
            }
        }
    }

    /// <summary>Adds a value; the oldest goes when the ring is full.</summary>
    public void Add(float value)
    {
        lock (_gate)
        {
            _values[_next] = value;
            _next = (_next + 1) % _values.Length;
            _count = Math.Min(_count + 1, _values.Length);
        }
    }

    /// <summary>The values, oldest first.</summary>
    public float[] ToArray()
    {
        lock (_gate)
        {
            var copy = new float[_count];
            var first = (_next - _count + _values.Length) % _values.Length;
            for (var i = 0; i < _count; i++) copy[i] = _values[(first + i) % _values.Length];
            return copy;
        }
    }
}
