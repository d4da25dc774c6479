using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json.Serialization;

namespace Controller.Core.Model;

/// <summary>
/// The words of an enum as the file format, Plans and REST spell them: its <see cref="JsonStringEnumMemberNameAttribute"/>s.
/// Every enum of this project that people see carries them.
/// </summary>
public static class EnumWords
{
    /// <summary>The word of a member.</summary>
    public static string ToWord<TEnum>(this TEnum value)
        where TEnum : struct, Enum => Table<TEnum>.ByValue.TryGetValue(value, out var word) ? word : value.ToString();

    /// <summary>The member of a word; words are case-sensitive.</summary>
    public static bool TryParse<TEnum>(string word, out TEnum value)
        where TEnum : struct, Enum => Table<TEnum>.ByWord.TryGetValue(word, out value);

    /// <summary>All words, in the order of the enum.</summary>
    public static ImmutableArray<string> All<TEnum>()
        where TEnum : struct, Enum => Table<TEnum>.Words;

    private static class Table<TEnum>
        where TEnum : struct, Enum
    {
        private static readonly KeyValuePair<TEnum, string>[] Members =
        [
            .. typeof(TEnum).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => KeyValuePair.Create(
                (TEnum)field.GetValue(null)!, field.GetCustomAttribute<JsonStringEnumMemberNameAttribute>()?.Name ?? field.Name)),
        ];

        internal static readonly FrozenDictionary<TEnum, string> ByValue = Members.ToFrozenDictionary();

        internal static readonly FrozenDictionary<string, TEnum> ByWord = Members.ToFrozenDictionary(
            m => m.Value, m => m.Key, StringComparer.Ordinal);

        internal static readonly ImmutableArray<string> Words = [.. Members.Select(m => m.Value)];
    }
}
