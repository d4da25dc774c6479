using Controller.Api.Confirm;

namespace Controller.Vpp.Tests.Rig;

/// <summary>A machine whose time since its start runs, and can be moved on.</summary>
internal sealed class TestBootClock : IBootClock
{
    private readonly long _start = TimeProvider.System.GetTimestamp();
    private TimeSpan _offset = TimeSpan.FromHours(1);

    /// <inheritdoc/>
    public string BootId { get; private set; } = "first";

    /// <inheritdoc/>
    public TimeSpan SinceBoot => TimeProvider.System.GetElapsedTime(_start) + _offset;

    /// <summary>Time passes.</summary>
    public void MoveOn(TimeSpan time) => _offset += time;

    /// <summary>The machine starts anew.</summary>
    public void Reboot()
    {
        BootId += "+";
        _offset = TimeSpan.Zero;
    }
}
