using System.Globalization;

namespace Controller.Contracts.Rest;

/// <summary>How lengths of time are written in requests and on the command line: <c>90s</c>, <c>10m</c>, <c>2h</c>; a number alone is seconds.</summary>
public static class DurationText
{
    /// <summary>Reads one. Whole numbers only, above zero, up to a week.</summary>
    public static bool TryParse(string? text, out TimeSpan duration)
    {
        duration = TimeSpan.Zero;
        if (string.IsNullOrEmpty(text))
            return false;
        var unit = text[^1] switch { 's' => 1, 'm' => 60, 'h' => 3600, >= '0' and <= '9' => 0, _ => -1 };
        if (unit < 0 || !int.TryParse(unit == 0 ? text : text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var count))
            return false;
        var seconds = (long)count * Math.Max(unit, 1);
        if (seconds is <= 0 or > 7 * 24 * 3600)
            return false;
        duration = TimeSpan.FromSeconds(seconds);
        return true;
    }

    /// <summary>Writes one, in the largest unit that divides it.</summary>
    public static string Of(TimeSpan duration)
    {
        var seconds = (long)Math.Ceiling(duration.TotalSeconds);
        var (count, unit) = seconds switch
        {
            _ when seconds != 0 && seconds % 3600 == 0 => (seconds / 3600, "h"),
            _ when seconds != 0 && seconds % 60 == 0 => (seconds / 60, "m"),
            _ => (seconds, "s"),
        };
        return string.Create(CultureInfo.InvariantCulture, $"{count}{unit}");
    }
}
