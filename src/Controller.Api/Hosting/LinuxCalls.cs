using System.Runtime.InteropServices;

namespace Controller.Api.Hosting;

/// <summary>The few system calls that .NET has no method for.</summary>
internal static partial class LinuxCalls
{
    /// <summary>SIGINT: PostgreSQL's fast shutdown.</summary>
    public const int Interrupt = 2;

    /// <summary>SIGQUIT: PostgreSQL's immediate shutdown.</summary>
    public const int Quit = 3;

    /// <summary>SIGKILL.</summary>
    public const int Kill = 9;

    private const int ReadOnly = 0;

    /// <summary>Sends a signal.</summary>
    /// <returns>False when there is no such process or it may not be signalled.</returns>
    public static bool Signal(int pid, int signal) => SendSignal(pid, signal) == 0;

    /// <summary>Time since the machine's start, sleep included (CLOCK_BOOTTIME of clock_gettime(2)).</summary>
    /// <exception cref="IOException">The kernel does not have that clock.</exception>
    public static TimeSpan TimeSinceBoot()
    {
        const int bootTime = 7;
        const long nanosecondsPerTick = 100;
        Span<long> time = stackalloc long[2];
        if (GetTime(bootTime, ref MemoryMarshal.GetReference(time)) != 0)
            throw Failed("clock_gettime", "CLOCK_BOOTTIME");
        return TimeSpan.FromTicks((time[0] * TimeSpan.TicksPerSecond) + (time[1] / nanosecondsPerTick));
    }

    /// <summary>Makes a rename in a directory durable.</summary>
    /// <exception cref="IOException">The directory cannot be opened or synchronized.</exception>
    public static void SyncDirectory(string path)
    {
        var descriptor = Open(path, ReadOnly);
        if (descriptor < 0)
            throw Failed("open", path);
        try
        {
            if (Fsync(descriptor) != 0)
                throw Failed("fsync", path);
        }
        finally
        {
            _ = Close(descriptor);
        }
    }

    private static IOException Failed(string call, string path)
        => new($"{call} {path}: {Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError())}");

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int SendSignal(int pid, int signal);

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Fsync(int descriptor);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Close(int descriptor);

    [LibraryImport("libc", EntryPoint = "clock_gettime", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int GetTime(int clock, ref long time);
}
