using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace Controller.Web.Charts;

/// <summary>Turns values into SVG path data. Whole units and relative moves: a path is sent to every viewer every second.</summary>
internal static class ChartPath
{
    /// <summary>The line through the values; broken where a value is missing.</summary>
    /// <param name="values">A value for each unit of x.</param>
    /// <param name="y">Where a value lies.</param>
    public static string Line(IReadOnlyList<double> values, Func<double, double> y)
    {
        var path = new StringBuilder(values.Count * 5);
        var last = 0;
        var drawing = false;
        for (var i = 0; i < values.Count; i++)
        {
            if (!double.IsFinite(values[i]))
            {
                drawing = false;
                continue;
            }

            var at = (int)Math.Round(y(values[i]));
            if (drawing) path.Append("l1 ").Append(at - last);
            else path.Append('M').Append(i).Append(' ').Append(at);
            last = at;
            drawing = true;
        }

        return path.ToString();
    }

    /// <summary>The area between the line and the axis.</summary>
    /// <param name="values">A value for each unit of x.</param>
    /// <param name="y">Where a value lies.</param>
    public static string Area(IReadOnlyList<double> values, Func<double, double> y)
    {
        var zero = (int)Math.Round(y(0));
        var path = new StringBuilder(values.Count * 5);
        for (var i = 0; i < values.Count; i++)
        {
            if (!double.IsFinite(values[i])) continue;
            var last = zero;
            path.Append('M').Append(i).Append(' ').Append(zero);
            for (var first = true; i < values.Count && double.IsFinite(values[i]); i++, first = false)
            {
                var at = (int)Math.Round(y(values[i]));
                path.Append(first ? "l0 " : "l1 ").Append(at - last);
                last = at;
            }

            path.Append('V').Append(zero).Append('z');
        }

        return path.ToString();
    }

    /// <summary>The exact values for the pointer, as little-endian 32-bit floats in base64.</summary>
    public static string Data(IReadOnlyList<double> values)
    {
        var floats = new float[values.Count];
        for (var i = 0; i < floats.Length; i++) floats[i] = (float)values[i];
        return Convert.ToBase64String(MemoryMarshal.AsBytes<float>(floats));
    }

    /// <summary>A number for an SVG attribute.</summary>
    public static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
