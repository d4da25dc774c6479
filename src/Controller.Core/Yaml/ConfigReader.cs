using System.Buffers;
using System.Text;
using System.Text.Unicode;
using Controller.Core.Format;
using Controller.Core.Merging;
using Controller.Core.Model;
using Controller.Core.Schema;
using Controller.Core.Validation;

namespace Controller.Core.Yaml;

/// <summary>
/// Reads and validates a document. Whatever the text is, the answer is a <see cref="ConfigReading"/>: all Findings at once, each with
/// line and column, and never an exception. Time and memory are bounded by <see cref="ReadLimits"/>.
/// </summary>
public static class ConfigReader
{
    /// <summary>Reads a document.</summary>
    /// <param name="text">The document.</param>
    /// <param name="format">How it is written; null for YAML, of which JSON is a part.</param>
    /// <param name="facts">What is known of the node; null for nothing.</param>
    /// <param name="limits">How much to take; null for <see cref="ReadLimits.Default"/>.</param>
    public static ConfigReading Read(string text, ConfigFormat? format = null, ValidationFacts? facts = null, ReadLimits? limits = null)
    {
        limits ??= ReadLimits.Default;
        var findings = new FindingList(limits.MaxFindings);
        try
        {
            var root = ReadTree(Unmarked(text), format, limits, findings);
            var config = Interpret(root, facts ?? ValidationFacts.Unknown, findings);
            return new ConfigReading(findings.HasErrors ? null : config, findings.ToFindings());
        }
        catch (DocumentRefusedException refused)
        {
            findings.Error(refused.Code, "", refused.Mark, refused.Message);
            return new ConfigReading(Config: null, findings.ToFindings());
        }
    }

    /// <summary>
    /// Reads a document together with the committed one, of which it may be a part. Findings have the places of the document; what they say about the
    /// committed one has none.
    /// </summary>
    /// <param name="text">The document.</param>
    /// <param name="format">How it is written; null for YAML.</param>
    /// <param name="committed">The committed document; null for none.</param>
    /// <param name="committedFormat">How that is written.</param>
    /// <param name="mode">How the document is taken.</param>
    /// <param name="facts">What is known of the node; null for nothing.</param>
    /// <param name="limits">How much to take; null for <see cref="ReadLimits.Default"/>.</param>
    /// <returns>The Config of both, and the text that asks for it.</returns>
    public static ConfigReading ReadMerged(
        string text, ConfigFormat? format, string? committed, ConfigFormat? committedFormat, MergeMode mode, ValidationFacts? facts = null, ReadLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(mode);
        limits ??= ReadLimits.Default;
        var findings = new FindingList(limits.MaxFindings);
        try
        {
            // What is no mapping is nothing to merge, and what is wrong with it is found as ever.
            if (ReadTree(Unmarked(text), format, limits, findings) is not MappingNode document)
                return Read(text, format, facts, limits);
            var before = committed is null ? new MappingNode(default) : (MappingNode)ReadTree(Unmarked(committed), committedFormat, limits, new FindingList(limits.MaxFindings));
            var (tree, merged) = DocumentMerge.Merge(committed ?? "", before, text, document, mode);
            var config = Interpret(tree, facts ?? ValidationFacts.Unknown, findings);
            return new ConfigReading(findings.HasErrors ? null : config, findings.ToFindings())
            {
                Text = merged,
                Format = ReferenceEquals(merged, text) ? format : ReferenceEquals(merged, committed) ? committedFormat : ConfigFormat.Yaml,
            };
        }
        catch (DocumentRefusedException refused)
        {
            findings.Error(refused.Code, "", refused.Mark, refused.Message);
            return new ConfigReading(Config: null, findings.ToFindings());
        }
    }

    /// <summary>Reads a document as it is on disk or on the wire: UTF-8, with or without a byte order mark.</summary>
    /// <param name="utf8">The document; of a larger one, one byte more than <see cref="ReadLimits.MaxBytes"/> is enough.</param>
    /// <param name="format">How it is written; null for YAML, of which JSON is a part.</param>
    /// <param name="facts">What is known of the node; null for nothing.</param>
    /// <param name="limits">How much to take; null for <see cref="ReadLimits.Default"/>.</param>
    public static ConfigReading Read(
        ReadOnlySpan<byte> utf8, ConfigFormat? format = null, ValidationFacts? facts = null, ReadLimits? limits = null)
    {
        var most = (limits ?? ReadLimits.Default).MaxBytes;
        if (utf8.Length > most)
        {
            // Enough of it to be refused for its size, with the place where the limit is.
            return Read(Encoding.UTF8.GetString(utf8[..(most + 1)]), format, facts, limits);
        }

        var chars = new char[utf8.Length];
        if (Utf8.ToUtf16(utf8, chars, out var good, out var written, replaceInvalidSequences: false) == OperationStatus.Done)
            return Read(new string(chars, 0, written), format, facts, limits);
        var mark = TextMark.At(chars.AsSpan(0, written), written);
        return new ConfigReading(
            Config: null,
            [new Finding(
                FindingSeverity.Error, FindingCodes.NotUtf8, "", mark.Line, mark.Column,
                $"This is not UTF-8 text: there is a byte {utf8[good]:x2} here.")]);
    }

    private static string Unmarked(string text) => text.StartsWith('\uFEFF') ? text[1..] : text;

    /// <summary>The document without what its keys mean.</summary>
    /// <exception cref="DocumentRefusedException">The text is no document.</exception>
    internal static DocumentNode ReadTree(string text, ConfigFormat? format, ReadLimits limits, FindingList findings)
    {
        if (text.Length > limits.MaxBytes || Encoding.UTF8.GetByteCount(text) > limits.MaxBytes)
            throw new DocumentRefusedException(
                FindingCodes.TooLarge, TextMark.At(text, limits.MaxBytes),
                $"The document is larger than {limits.MaxBytes} bytes; nothing after this place was read.");
        return format == ConfigFormat.Json ? JsonTree.Read(text, limits, findings) : YamlTree.Read(text, limits, findings);
    }

    private static NodeConfig? Interpret(DocumentNode root, ValidationFacts facts, FindingList findings)
    {
        var at = Location.Root(root);
        if (DocumentFormat.OtherVersion(at) is { } version)
        {
            findings.Error(FindingCodes.WrongVersion, version, $"This release reads version {DocumentFormat.Version} of the file format.");
            return null;
        }

        var session = new ReadSession(findings, new SourceMap(at));
        if (DocumentFormat.Document.TryRead(at, session, out var config))
            ConfigValidator.Check(new RuleContext(config, session.Sources, findings, facts));
        return config;
    }
}
