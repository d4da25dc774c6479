using System.Globalization;

namespace SideBySide.Client;

/// <summary>The <c>name=value</c> arguments that all contenders take, whatever their language.</summary>
internal sealed class ClientArguments
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    /// <summary>Reads them.</summary>
    /// <param name="arguments">Each of the form <c>name=value</c>.</param>
    /// <exception cref="ArgumentException">One is not.</exception>
    public ClientArguments(IEnumerable<string> arguments)
    {
        foreach (var argument in arguments)
        {
            var split = argument.IndexOf('=', StringComparison.Ordinal);
            if (split <= 0) throw new ArgumentException($"'{argument}' is not of the form name=value.", nameof(arguments));
            _values[argument[..split]] = argument[(split + 1)..];
        }
    }

    /// <summary>A value as text.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="otherwise">What it is when absent; null = it must be there.</param>
    /// <returns>The value.</returns>
    /// <exception cref="ArgumentException">It is absent and must be there.</exception>
    public string Text(string name, string? otherwise = null)
        => _values.GetValueOrDefault(name) ?? otherwise ?? throw new ArgumentException($"argument {name}= is missing", nameof(name));

    /// <summary>A value as a number.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="otherwise">What it is when absent; null = it must be there.</param>
    /// <returns>The value.</returns>
    public double Number(string name, double? otherwise = null)
        => double.Parse(Text(name, otherwise?.ToString(CultureInfo.InvariantCulture)), CultureInfo.InvariantCulture);

    /// <summary>A value as a whole number.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="otherwise">What it is when absent; null = it must be there.</param>
    /// <returns>The value.</returns>
    public int Integer(string name, int? otherwise = null) => checked((int)Number(name, otherwise));

    /// <summary>How much to do in the measured part.</summary>
    /// <returns><c>count=</c> operations when given, else <c>seconds=</c>.</returns>
    public Budget Budget()
        => Integer("count", 0) is > 0 and var count ? Client.Budget.Of(count) : Client.Budget.Of(TimeSpan.FromSeconds(Number("seconds")));

    /// <summary>How long to warm up.</summary>
    /// <returns><c>warm=</c> seconds; nothing when a number of operations is asked for.</returns>
    public Budget WarmUp() => Client.Budget.Of(TimeSpan.FromSeconds(Integer("count", 0) > 0 ? 0 : Number("warm", 0)));
}
