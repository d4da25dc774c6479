using System.Diagnostics.CodeAnalysis;

namespace Controller.Core.Schema;

/// <summary>Makes a value of a scalar's text.</summary>
/// <typeparam name="T">The value.</typeparam>
/// <param name="text">The text without quotes.</param>
/// <param name="value">The value.</param>
/// <param name="hint">What to do instead, when there is more to say than what the type is.</param>
/// <returns>False when the text is not of the type.</returns>
internal delegate bool ScalarParser<T>(string text, [MaybeNullWhen(false)] out T value, ref string? hint);
