namespace VppApi.Generated.Tests.RoundTrip;

/// <summary>Compares values field by field, without the equality that the types themselves have.</summary>
internal static class ValueComparer
{
    /// <summary>Finds the first difference.</summary>
    /// <param name="path">Where the values are, for people.</param>
    /// <param name="expected">One.</param>
    /// <param name="actual">The other.</param>
    /// <returns>What differs, or null.</returns>
    public static string? FirstDifference(string path, object? expected, object? actual)
    {
        if (expected is null || actual is null) return expected == actual ? null : $"{path}: one is null";
        var type = expected.GetType();
        if (type != actual.GetType()) return $"{path}: {type} became {actual.GetType()}";
        if (expected is Array array) return CompareItems(path, array, (Array)actual);
        if (InlineArrays.LengthOf(type) is not null) return CompareItems(path, InlineArrays.ToArray(expected), InlineArrays.ToArray(actual));
        if (type.IsPrimitive || type.IsEnum || type == typeof(string))
            return expected.Equals(actual) ? null : $"{path}: {expected} became {actual}";

        foreach (var field in Fields.Of(type))
        {
            if (FirstDifference($"{path}.{field.Name}", field.GetValue(expected), field.GetValue(actual)) is { } difference) return difference;
        }

        return null;
    }

    private static string? CompareItems(string path, Array expected, Array actual)
    {
        if (expected.Length != actual.Length) return $"{path}: {expected.Length} items became {actual.Length}";
        for (var i = 0; i < expected.Length; i++)
        {
            if (FirstDifference($"{path}[{i}]", expected.GetValue(i), actual.GetValue(i)) is { } difference) return difference;
        }

        return null;
    }
}
