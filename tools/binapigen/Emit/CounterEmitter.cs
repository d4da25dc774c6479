using Binapigen.Model;
using Binapigen.Schema;

namespace Binapigen.Emit;

/// <summary>Writes a module's error counters, each set a class with a member for each counter.</summary>
internal static class CounterEmitter
{
    /// <summary>Writes them.</summary>
    public static void Emit(CodeWriter code, ApiModule module)
    {
        var owner = module.CSharpName + "Counters";
        var names = new NameTable(owner);
        using (code.Block($"public static class {owner}"))
        {
            foreach (var set in module.Document.CounterSets)
            {
                var paths = module.Document.CounterPaths.Where(p => p.CounterSet == set.Name).Select(p => p.Path).Distinct(StringComparer.Ordinal);
                EmitSet(code.Blank(), set, names.Add(CSharpName.Pascal(set.Name), "Set"), [.. paths]);
            }
        }
    }

    private static void EmitSet(CodeWriter code, SchemaCounterSet set, string className, string[] paths)
    {
        var names = new NameTable("Set", "Equals", "ReferenceEquals", className);
        using (code.Block($"public static class {className}"))
        {
            var members = new List<string>();
            foreach (var counter in set.Counters)
            {
                var name = names.Add(CSharpName.Pascal(counter.Name), "Counter");
                members.Add(name);
                code.Line($"public static readonly ErrorCounterDefinition {name} = new({Literal.Text(counter.Name)}, "
                    + $"ErrorCounterSeverity.{Severity(counter)}, {Literal.Text(counter.Units)}, {Literal.Text(counter.Description)});");
            }

            code.Blank();
            code.Line($"public static readonly ErrorCounterSet Set = new({Literal.Text(set.Name)},");
            code.Line($"    [{string.Join(", ", paths.Select(Literal.Text))}],");
            code.Line($"    [{string.Join(", ", members)}]);");
        }
    }

    private static string Severity(SchemaCounter counter) => counter.Severity.ToUpperInvariant() switch
    {
        "ERROR" => "Error",
        "WARN" or "WARNING" => "Warning",
        _ => "Info",
    };
}
