using Binapigen.Model;

namespace Binapigen.Emit;

/// <summary>Writes messages.</summary>
internal sealed class MessageEmitter(StructEmitter structs, DocumentationWriter documentation)
{
    /// <summary>Writes one.</summary>
    public void Emit(CodeWriter code, Message message)
    {
        var values = message.Values.ToList();
        var name = message.CSharpName;
        documentation.Write(code, message.Comment, []);
        EmitMarks(code, message);
        using (code.Block($"public partial struct {name} : {string.Join(", ", Interfaces(message))}"))
        {
            structs.EmitFields(code, name, values, message.Comment);
            code.Blank().Line($"public static MessageDescriptor Descriptor => {message.Module.CSharpName}Module.{name};");
            structs.EmitSize(code, message.Fields, message.MinimumSize);
            code.Blank();
            using (code.Block("public readonly void Encode(ref MessageWriter writer)")) structs.EmitWrites(code, message.Fields);
            code.Blank();
            using (code.Block($"public static void Decode(ref MessageReader reader, out {name} message)"))
            {
                code.Line("message = default;");
                structs.EmitReads(code, message.Fields, "message.");
            }

            EmitRuntimeMembers(code, message);
            structs.EmitTaggedUnions(code, values);
        }
    }

    /// <summary>The request's switch, when it is one that turns events on and off.</summary>
    private static (Field Enable, Field Pid)? EnableDisable(Message message)
    {
        if (!message.Name.StartsWith("want_", StringComparison.Ordinal) || message.SingleScalar("pid", "u32") is not { } pid) return null;
        var enable = message.Values.FirstOrDefault(f => f is
        {
            Name: "enable_disable" or "enable",
            Shape: FieldShape.Single,
            Type: ScalarType { Name: "bool" or "u8" or "u32" },
        });
        return enable is null ? null : (enable, pid);
    }

    private static void EmitMarks(CodeWriter code, Message message)
    {
        if (message.Deprecated)
            code.Line(message.ReplacedBy is { } other ? $"[VppDeprecated(ReplacedBy = {Literal.Text(other)})]" : "[VppDeprecated]");
        if (message.InProgress) code.Line("[VppInProgress]");
    }

    private static IEnumerable<string> Interfaces(Message message)
    {
        yield return $"IVppMessage<{message.CSharpName}>";
        if (message.Retval is not null) yield return "IVppRetval";
        if (message.Cursor is not null) yield return "IVppCursor";
        if (EnableDisable(message) is not null) yield return "IVppEnableDisable";
    }

    private static void EmitRuntimeMembers(CodeWriter code, Message message)
    {
        if (message.Retval is { } retval) code.Blank().Line($"readonly int IVppRetval.Retval => {retval.CSharpName};");
        if (message.Cursor is { } cursor)
            EmitProperty(code, "uint IVppCursor.Cursor", cursor.CSharpName, $"{cursor.CSharpName} = value");
        if (EnableDisable(message) is not { } events) return;

        var enable = events.Enable.CSharpName;
        var type = (ScalarType)events.Enable.Type;
        if (type.Name == "bool") EmitProperty(code, "bool IVppEnableDisable.Enable", enable, $"{enable} = value");
        else EmitProperty(code, "bool IVppEnableDisable.Enable", $"{enable} != 0", $"{enable} = ({type.Keyword})(value ? 1 : 0)");
        EmitProperty(code, "uint IVppEnableDisable.Pid", events.Pid.CSharpName, $"{events.Pid.CSharpName} = value");
    }

    private static void EmitProperty(CodeWriter code, string declaration, string getter, string setter)
        => code.Blank().Line($"{declaration} {{ readonly get => {getter}; set => {setter}; }}");
}
