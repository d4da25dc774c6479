using System.Globalization;
using System.Text;

namespace Binapigen.Emit;

/// <summary>Writes values as C#.</summary>
internal static class Literal
{
    /// <summary>A string with everything escaped that could end it or is not plain ASCII.</summary>
    public static string Text(string value)
    {
        var result = new StringBuilder("\"");
        foreach (var c in value)
        {
            result.Append(c switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\t' => "\\t",
                >= ' ' and <= '~' => c.ToString(),
                _ => $"\\u{(int)c:x4}",
            });
        }

        return result.Append('"').ToString();
    }

    /// <summary>A string or <c>null</c>.</summary>
    public static string TextOrNull(string? value) => value is null ? "null" : Text(value);

    /// <summary>A CRC.</summary>
    public static string Hex(uint value) => $"0x{value:x8}";

    /// <summary>A whole number.</summary>
    public static string Integer(decimal value) => value.ToString("0", CultureInfo.InvariantCulture);

    /// <summary>A number with a fraction.</summary>
    public static string Double(decimal value) => value.ToString(CultureInfo.InvariantCulture) + "D";
}
