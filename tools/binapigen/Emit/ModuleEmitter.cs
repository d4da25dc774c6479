using Binapigen.Model;
using VppApi;

namespace Binapigen.Emit;

/// <summary>Writes the file of one module.</summary>
internal sealed class ModuleEmitter
{
    private readonly ApiModule _module;
    private readonly ApiModel _model;
    private readonly EmitOptions _options;
    private readonly TypeNames _names;
    private readonly FieldCode _fields;
    private readonly DocumentationWriter _documentation;

    /// <summary>Prepares the file of a module.</summary>
    public ModuleEmitter(ApiModel model, ApiModule module, EmitOptions options)
    {
        _model = model;
        _module = module;
        _options = options;
        _names = new TypeNames(module, options.Namespace);
        _fields = new FieldCode(_names);
        _documentation = new DocumentationWriter(options.WithComments);
    }

    /// <summary>Writes it.</summary>
    public GeneratedFile Emit()
    {
        var code = new CodeWriter();
        FileHeader.Write(code, _model.Release);
        code.Line($"namespace {_options.Namespace}.{_module.CSharpName};");
        EmitModuleClass(code.Blank());
        var structs = new StructEmitter(_names, _fields, _documentation);
        foreach (var type in _module.Types)
        {
            code.Blank();
            switch (type)
            {
                case EnumType item:
                    EnumEmitter.Emit(code, item, _documentation);
                    break;
                case ArrayType array:
                    new ArrayEmitter(_fields).Emit(code, array);
                    break;
                case UnionType union:
                    new UnionEmitter(_names, _fields, _documentation).Emit(code, union);
                    break;
                case StructType item:
                    structs.Emit(code, item);
                    break;
            }
        }

        var messages = new MessageEmitter(structs, _documentation);
        foreach (var message in _module.Messages) messages.Emit(code.Blank(), message);
        if (_module.Document.CounterSets.Count > 0) CounterEmitter.Emit(code.Blank(), _module);
        if (_module.Services.Count > 0) new ClientEmitter(_names).Emit(code.Blank(), _module);
        return new GeneratedFile($"Modules/{_module.Name}.g.cs", code.ToString());
    }

    private void EmitModuleClass(CodeWriter code)
    {
        using (code.Block($"public static class {_module.CSharpName}Module"))
        {
            foreach (var message in _module.Messages)
                code.Line($"internal static readonly MessageDescriptor {message.CSharpName} = {Descriptor(message)};");
            code.Blank();
            var messages = _module.Messages.Count == 0 ? "[]" : $"[{string.Join(", ", _module.Messages.Select(m => m.CSharpName))}]";
            code.Line("public static ModuleInfo Info { get; } = new(");
            code.Line($"    {Literal.Text(_module.Name)}, {Literal.TextOrNull(_module.Document.Version)}, {Literal.Hex(_module.Document.Crc)},");
            code.Line($"    {messages});");
        }
    }

    private string Descriptor(Message message)
    {
        var traits = new List<string>();
        if (message.Deprecated) traits.Add("MessageTraits.Deprecated");
        if (message.InProgress) traits.Add("MessageTraits.InProgress");
        var marks = traits.Count == 0 ? "" : ", " + string.Join(" | ", traits);
        return $"new({Literal.Text(message.Name)}, {Literal.Hex(message.Crc)}, {Literal.Text(_module.Name)}, MessageKind.{message.Kind}, "
            + $"{message.MinimumSize}, {message.OffsetOfHeader("client_index")}, {message.OffsetOfHeader("context")}, {message.Retval?.Offset ?? -1}{marks})";
    }
}
