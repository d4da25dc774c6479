using System.Diagnostics;
using System.Runtime.CompilerServices;
using Xunit;

namespace TestKit;

/// <summary>Waits for a condition instead of for a time.</summary>
public static class Eventually
{
    private static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);

    /// <summary>Returns when the condition holds; fails the test when it does not within the time.</summary>
    /// <param name="condition">Asked again and again.</param>
    /// <param name="timeout">20 s unless given.</param>
    /// <param name="expression">The condition's text, for the failure.</param>
    /// <returns>When it holds.</returns>
    public static Task TrueAsync(Func<bool> condition, TimeSpan? timeout = null, [CallerArgumentExpression(nameof(condition))] string expression = "")
        => TrueAsync(() => Task.FromResult(condition()), timeout, expression);

    /// <inheritdoc cref="TrueAsync(Func{bool}, TimeSpan?, string)"/>
    public static async Task TrueAsync(Func<Task<bool>> condition, TimeSpan? timeout = null, [CallerArgumentExpression(nameof(condition))] string expression = "")
    {
        var limit = timeout ?? DefaultTimeout;
        var started = Stopwatch.GetTimestamp();
        while (!await condition())
        {
            if (Stopwatch.GetElapsedTime(started) > limit) Assert.Fail($"not true within {limit.TotalSeconds:0.###} s: {expression}");
            await Task.Delay(Pause);
        }
    }
}
