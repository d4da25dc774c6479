using System.Globalization;

namespace Controller.Cli.Terminal;

/// <summary>Numbers for people: three significant digits, no blank inside, so that a column is one field for <c>awk</c>.</summary>
internal static class HumanUnits
{
    private static readonly string[] Decimal = ["", "k", "M", "G", "T", "P", "E"];
    private static readonly string[] Binary = ["B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"];

    /// <summary>Bits a second, for example <c>1.25Gb/s</c>.</summary>
    public static string BitRate(double bitsPerSecond) => Scale(bitsPerSecond, 1000, Decimal) + "b/s";

    /// <summary>Packets a second, for example <c>14.9Mp/s</c>.</summary>
    public static string PacketRate(double packetsPerSecond) => Scale(packetsPerSecond, 1000, Decimal) + "p/s";

    /// <summary>A count, for example <c>12.3k</c>.</summary>
    public static string Count(double count) => Scale(count, 1000, Decimal);

    /// <summary>Bytes, for example <c>64.0MiB</c>.</summary>
    public static string Bytes(double bytes) => Scale(bytes, 1024, Binary);

    /// <summary>A time span by its two largest units, for example <c>3d4h</c>, <c>2m5s</c>, <c>0.42s</c>.</summary>
    public static string Duration(TimeSpan time)
    {
        if (time < TimeSpan.Zero)
            time = TimeSpan.Zero;
        return time.TotalSeconds switch
        {
            < 10 => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.##}s"),
            < 60 => $"{(int)time.TotalSeconds}s",
            < 3600 => $"{time.Minutes}m{time.Seconds}s",
            < 86400 => $"{time.Hours}h{time.Minutes}m",
            _ => $"{(int)time.TotalDays}d{time.Hours}h",
        };
    }

    /// <summary>A moment, in UTC, without fractions: <c>2026-11-21T09:30:00Z</c>.</summary>
    public static string Moment(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static string Scale(double value, double step, string[] units)
    {
        if (!double.IsFinite(value))
            return "-";
        var unit = 0;
        // 999.5 would be written as 1000: it belongs to the next unit already.
        while (Math.Abs(value) >= (step == 1000 ? 999.5 : step) && unit < units.Length - 1)
        {
            value /= step;
            unit++;
        }

        var format = unit == 0 && value == Math.Floor(value) ? "0"
            : Math.Abs(value) switch { < 9.995 => "0.00", < 99.95 => "0.0", _ => "0" };
        return value.ToString(format, CultureInfo.InvariantCulture) + units[unit];
    }
}
