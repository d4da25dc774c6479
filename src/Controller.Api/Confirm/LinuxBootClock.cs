using Controller.Api.Hosting;

namespace Controller.Api.Confirm;

/// <summary>Linux's CLOCK_BOOTTIME (clock_gettime(2)) and boot id (random(4)).</summary>
internal sealed class LinuxBootClock : IBootClock
{
    private const string BootIdFile = "/proc/sys/kernel/random/boot_id";

    /// <inheritdoc/>
    public string BootId { get; } = ReadBootId();

    /// <inheritdoc/>
    public TimeSpan SinceBoot => LinuxCalls.TimeSinceBoot();

    // Where /proc does not have it (a locked-down container) every start of the server counts as a new start of the machine, and
    // deadlines go by the calendar.
    private static string ReadBootId()
    {
        try
        {
            return File.ReadAllText(BootIdFile).Trim();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return $"{Guid.NewGuid()}";
        }
    }
}
