using Binapigen.Model;

namespace Binapigen.Emit;

/// <summary>Writes the list of all modules and messages. It is made on first use, so that a program pays only when it asks.</summary>
internal static class CatalogEmitter
{
    /// <summary>Writes it.</summary>
    public static GeneratedFile Emit(ApiModel model, EmitOptions options)
    {
        var code = new CodeWriter();
        FileHeader.Write(code, model.Release);
        code.Line($"namespace {options.Namespace};");
        code.Blank();
        using (code.Block("public static class MessageCatalog"))
        {
            code.Line($"public const string VppRelease = {Literal.Text(model.Release)};");
            code.Blank().Line("public static IReadOnlyList<ModuleInfo> Modules => ModuleList.Items;");
            code.Blank().Line("public static IReadOnlyList<MessageDescriptor> All => MessageList.Items;");
            code.Blank().Line("public static MessageDescriptor? Find(string name) => MessageIndex.ByName.GetValueOrDefault(name);");
            code.Blank();
            using (code.Block("private static class ModuleList"))
            {
                code.Line("public static readonly ModuleInfo[] Items =");
                code.Line("[");
                foreach (var module in model.Modules) code.Line($"    {module.CSharpName}.{module.CSharpName}Module.Info,");
                code.Line("];");
            }

            code.Blank();
            using (code.Block("private static class MessageList"))
            {
                code.Line("public static readonly MessageDescriptor[] Items = Collect();");
                code.Blank();
                using (code.Block("private static MessageDescriptor[] Collect()"))
                {
                    code.Line($"var items = new List<MessageDescriptor>({model.Modules.Sum(m => m.Messages.Count)});");
                    code.Line("foreach (var module in ModuleList.Items) items.AddRange(module.Messages);");
                    code.Line("return items.ToArray();");
                }
            }

            code.Blank();
            using (code.Block("private static class MessageIndex"))
            {
                code.Line("public static readonly FrozenDictionary<string, MessageDescriptor> ByName =");
                code.Line("    MessageList.Items.ToFrozenDictionary(item => item.Name, StringComparer.Ordinal);");
            }
        }

        return new GeneratedFile("MessageCatalog.g.cs", code.ToString());
    }
}
