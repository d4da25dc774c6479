using System.Globalization;

namespace Controller.Web.Formatting;

/// <summary>Numbers as people read them: three significant digits and a unit, always in the same width class so that columns stand still.</summary>
internal static class Units
{
    /// <summary>Shown where there is no value.</summary>
    public const string None = "–";

    private static readonly string[] Decimal = ["", "k", "M", "G", "T", "P"];
    private static readonly string[] Binary = ["B", "KiB", "MiB", "GiB", "TiB", "PiB"];

    /// <summary>A bit rate: <c>1.24 Gbit/s</c>.</summary>
    public static string BitRate(double? bitsPerSecond) => Scaled(bitsPerSecond, "bit/s");

    /// <summary>A packet rate: <c>812 kpps</c>.</summary>
    public static string PacketRate(double? packetsPerSecond) => Scaled(packetsPerSecond, "pps");

    /// <summary>A rate of events: <c>3.20 k/s</c>.</summary>
    public static string EventRate(double? perSecond) => Scaled(perSecond, "/s");

    /// <summary>A number that is too long to be read exactly: <c>1.20 M</c>; up to 9,999 it is exact.</summary>
    public static string Short(double? value) => value switch
    {
        null => None,
        < 10_000 => value.Value.ToString("#,0", CultureInfo.InvariantCulture),
        _ => Scaled(value, ""),
    };

    /// <summary>An exact count: <c>12,345,678</c>.</summary>
    public static string Count(ulong? value) => value?.ToString("#,0", CultureInfo.InvariantCulture) ?? None;

    /// <inheritdoc cref="Count(ulong?)"/>
    public static string Count(long? value) => value?.ToString("#,0", CultureInfo.InvariantCulture) ?? None;

    /// <summary>An amount of memory or data: <c>1.21 GiB</c>.</summary>
    public static string Bytes(double? bytes)
    {
        if (bytes is not { } value || !double.IsFinite(value)) return None;
        var unit = 0;
        while (value >= 1000 && unit < Binary.Length - 1)
        {
            value /= 1024;
            unit++;
        }

        return unit == 0 ? $"{value:0} B" : $"{ThreeDigits(value)} {Binary[unit]}";
    }

    /// <summary>A share of a whole: <c>3.4 %</c>; nothing when there is no whole.</summary>
    public static string Percent(double part, double whole) => whole > 0 ? Percent(part / whole) : None;

    /// <summary>A share from 0 to 1 as <c>3.4 %</c>.</summary>
    public static string Percent(double share) => share switch
    {
        > 0 and < 0.001 => "< 0.1 %",
        < 0.0995 => string.Create(CultureInfo.InvariantCulture, $"{share * 100:0.0} %"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{share * 100:0} %"),
    };

    /// <summary>A length of time in its two largest units: <c>3 d 4 h</c>, <c>12 min 5 s</c>, <c>840 ms</c>.</summary>
    public static string Duration(TimeSpan time) => time switch
    {
        { Ticks: < 0 } => Duration(TimeSpan.Zero),
        { TotalSeconds: < 1 } => $"{time.TotalMilliseconds:0} ms",
        { TotalSeconds: < 10 } => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.0} s"),
        { TotalMinutes: < 1 } => $"{Math.Floor(time.TotalSeconds)} s",
        { TotalHours: < 1 } => $"{time.Minutes} min {time.Seconds} s",
        { TotalDays: < 1 } => $"{time.Hours} h {time.Minutes} min",
        _ => $"{time.Days} d {time.Hours} h",
    };

    /// <summary>How long ago: <c>just now</c>, <c>5 min ago</c>.</summary>
    public static string Ago(TimeSpan age) => age switch
    {
        { TotalSeconds: < 5 } => "just now",
        { TotalMinutes: < 1 } => $"{Math.Floor(age.TotalSeconds)} s ago",
        { TotalHours: < 1 } => $"{age.Minutes} min ago",
        { TotalDays: < 1 } => $"{age.Hours} h {age.Minutes} min ago",
        _ => $"{age.Days} d ago",
    };

    /// <summary>A moment, in UTC: <c>2026-11-21 07:44:10</c>.</summary>
    public static string Moment(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>The time of day of a moment, in UTC: <c>07:44:10</c>.</summary>
    public static string Clock(DateTimeOffset at) => at.UtcDateTime.ToString("HH:mm:ss", CultureInfo.InvariantCulture);

    private static string Scaled(double? number, string unit)
    {
        if (number is not { } value || !double.IsFinite(value)) return None;
        var prefix = 0;
        while (Math.Abs(value) >= 999.5 && prefix < Decimal.Length - 1)
        {
            value /= 1000;
            prefix++;
        }

        var digits = prefix == 0 ? value.ToString(value is > 0 and < 10 ? "0.#" : "0", CultureInfo.InvariantCulture) : ThreeDigits(value);
        return $"{digits} {Decimal[prefix]}{unit}".TrimEnd();
    }

    private static string ThreeDigits(double value) => Math.Abs(value) switch
    {
        < 9.995 => value.ToString("0.00", CultureInfo.InvariantCulture),
        < 99.95 => value.ToString("0.0", CultureInfo.InvariantCulture),
        _ => value.ToString("0", CultureInfo.InvariantCulture),
    };
}
