using System.CommandLine;
using Binapigen.Emit;
using Binapigen.Input;
using Binapigen.Input.Live;
using Binapigen.Model;
using Binapigen.Schema;

namespace Binapigen.Commands;

/// <summary>The options of the commands that generate: where from, where to, how.</summary>
internal sealed class GenerationOptions
{
    private readonly Option<string?> _input = new("--input", "-i") { Description = "A directory of .api.json files (VPP installs them below share/vpp/api)." };
    private readonly Option<string?> _socket = new("--socket", "-s") { Description = "The API socket of a running VPP, to ask it for its own API." };
    private readonly Option<string> _output = new("--output", "-o") { Description = "The directory for the generated files.", Required = true };
    private readonly Option<string?> _release = new("--release") { Description = "The VPP release, for example 26.06; taken from the directory's name by default." };
    private readonly Option<string> _namespace = new("--namespace") { Description = "The namespace of all modules.", DefaultValueFactory = _ => new EmitOptions().Namespace };
    private readonly Option<bool> _withComments = new("--with-comments") { Description = "Write VPP's own comments as documentation." };
    private readonly Option<string?> _definitions = new("--definitions") { Description = "A file for all definitions in one, for programs that read messages without the C#." };
    private readonly Option<string[]> _modules = new("--modules") { Description = "Only these modules, separated by commas, and what they import.", DefaultValueFactory = _ => [] };

    /// <summary>Adds them to a command.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(_input);
        command.Options.Add(_socket);
        command.Options.Add(_output);
        command.Options.Add(_release);
        command.Options.Add(_namespace);
        command.Options.Add(_withComments);
        command.Options.Add(_modules);
        command.Options.Add(_definitions);
    }

    /// <summary>The output folder.</summary>
    public string Output(ParseResult result) => result.GetValue(_output)!;

    /// <summary>The file of all definitions, or null when none is wanted.</summary>
    public string? Definitions(ParseResult result) => result.GetValue(_definitions);

    /// <summary>Reads, resolves and emits.</summary>
    /// <returns>What came out, or null after telling what is wrong.</returns>
    /// <exception cref="BinapigenException">The options make no sense.</exception>
    public async Task<GeneratedApi?> GenerateAsync(ParseResult result, CommandOutput output, CancellationToken cancellationToken)
    {
        var options = new EmitOptions(CheckedNamespace(result.GetValue(_namespace)!), result.GetValue(_withComments));
        var errors = new ApiJsonErrors();
        var input = (result.GetValue(_input), result.GetValue(_socket)) switch
        {
            ({ } folder, null) => DirectoryInput.Read(folder, errors),
            (null, { } socket) => await SocketInput.ReadAsync(socket, errors, cancellationToken),
            _ => throw new BinapigenException("Say where the definitions are: either --input DIRECTORY or --socket PATH."),
        };
        var release = ReleaseName.Checked(result.GetValue(_release) ?? input.Release
            ?? throw new BinapigenException("The directory's name does not tell the VPP release: add --release, for example --release 26.06."));
        var modules = result.GetValue(_modules)!.SelectMany(m => m.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        var model = ModelBuilder.Build(ModuleSelection.Pick(input.Documents, [.. modules]), release, errors);
        if (output.Reports(errors) || model is null) return null;
        foreach (var warning in model.Warnings) output.Error($"remark: {warning}");
        return new GeneratedApi(ApiEmitter.Emit(model, options), DefinitionsEmitter.Emit(model));
    }

    private static string CheckedNamespace(string text)
    {
        foreach (var part in text.Split('.'))
        {
            if (part.Length == 0 || char.IsAsciiDigit(part[0]) || !part.All(c => char.IsAsciiLetterOrDigit(c) || c == '_'))
                throw new BinapigenException($"'{text}' is not a namespace.");
        }

        return text;
    }
}
