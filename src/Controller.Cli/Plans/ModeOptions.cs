using System.CommandLine;
using Controller.Contracts.Rest;

namespace Controller.Cli.Plans;

/// <summary><c>--state</c> and <c>--section</c>: how a document is taken.</summary>
internal sealed class ModeOptions
{
    private readonly Option<string?> _state = new("--state")
    {
        Description = "What FILE means for what is committed: overridden (it is the whole of it; the default), merged (adds and changes), replaced or absent.",
        HelpName = "STATE",
    };

    private readonly Option<string[]> _sections = new("--section") { Description = "The same for one section, such as routes=replaced; without --state the others are merged.", HelpName = "NAME=STATE" };

    public ModeOptions()
    {
        _state.Validators.Add(static result =>
        {
            if (result.Tokens is [{ Value: var text }] && !StateWords.TryParse(text, out _))
                result.AddError($"'{text}' is none of {StateWords.All}.");
        });
        _sections.Validators.Add(static result =>
        {
            foreach (var token in result.Tokens.Where(static token => !StateWords.TryParseSection(token.Value, out _, out _)))
                result.AddError($"'{token.Value}' is not a section and its state, such as routes=overridden; states are {StateWords.All}.");
        });
    }

    public void AddTo(Command command)
    {
        command.Add(_state);
        command.Add(_sections);
    }

    /// <summary>What was given; null for nothing, which leaves it to the server.</summary>
    public DocumentMode? Of(ParseResult parse)
    {
        var (state, sections) = (parse.GetValue(_state), parse.GetValue(_sections) ?? []);
        if (state is null && sections.Length == 0)
            return null;
        var whole = StateWords.TryParse(state ?? "merged", out var word) ? word : DocumentState.Merged;
        var parts = new Dictionary<string, DocumentState>(StringComparer.Ordinal);
        foreach (var text in sections)
        {
            // Anything else was refused as a usage error.
            if (StateWords.TryParseSection(text, out var section, out var part))
                parts[section] = part;
        }

        return new DocumentMode(whole, parts.Count == 0 ? null : parts);
    }
}
