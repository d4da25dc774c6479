namespace Architecture.Tests;

/// <summary>Says every offender on a line of its own.</summary>
internal static class Nothing
{
    public static void In(IEnumerable<string> offenders)
    {
        var list = offenders.ToList();
        if (list.Count > 0)
            Assert.Fail($"{list.Count} against the rule:\n{string.Join('\n', list)}");
    }
}
