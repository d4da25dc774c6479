using System.Collections.Immutable;
using Controller.Core.Yaml;

namespace Controller.Core.Validation;

/// <summary>
/// Collects Findings. Bounded: a hostile document cannot make it keep more than a few hundred, and a document with thousands of
/// mistakes gets the first ones and the number of the rest.
/// </summary>
/// <param name="limit">Most Findings that are listed.</param>
internal sealed class FindingList(int limit)
{
    private readonly List<Finding> _errors = [];
    private readonly List<Finding> _warnings = [];
    private int _unkept;

    public bool HasErrors => _errors.Count > 0;

    public void Error(string code, Location at, string text) => Add(_errors, FindingSeverity.Error, code, at.Path, at.Mark, text);

    public void Error(string code, string path, TextMark mark, string text) => Add(_errors, FindingSeverity.Error, code, path, mark, text);

    public void Warning(string code, Location at, string text) => Add(_warnings, FindingSeverity.Warning, code, at.Path, at.Mark, text);

    /// <summary>The Findings in document order; errors are kept before warnings when there are too many.</summary>
    public ImmutableArray<Finding> ToFindings()
    {
        var listed = InOrder(InOrder(_errors).Concat(InOrder(_warnings)).Take(limit)).ToList();
        var rest = _errors.Count + _warnings.Count + _unkept - listed.Count;
        if (rest > 0)
        {
            var last = listed[^1];
            var severity = _errors.Count > limit ? FindingSeverity.Error : FindingSeverity.Warning;
            listed.Add(new Finding(severity, FindingCodes.MoreFindings, "", last.Line, last.Column, $"There is more: {rest} further Findings are not listed."));
        }

        return [.. listed];
    }

    private static IEnumerable<Finding> InOrder(IEnumerable<Finding> findings) =>
        findings.OrderBy(finding => finding.Line).ThenBy(finding => finding.Column).ThenBy(finding => finding.Code, StringComparer.Ordinal);

    private void Add(List<Finding> list, FindingSeverity severity, string code, string path, TextMark mark, string text)
    {
        // Twice the limit, so that sorting still has the early ones when rules of one area come after those of another.
        if (list.Count < 2 * limit)
            list.Add(new Finding(severity, code, path, mark.Line, mark.Column, text));
        else
            _unkept++;
    }
}
