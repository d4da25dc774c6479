using Microsoft.AspNetCore.Components;

namespace Controller.Web.Planning;

/// <summary>How much a Plan changes, in signs: +1 ~2 ±1 −3.</summary>
public sealed partial class ChangeCounts
{
    /// <summary>Resources made.</summary>
    [Parameter]
    public int Create { get; set; }

    /// <summary>Resources changed in place.</summary>
    [Parameter]
    public int Update { get; set; }

    /// <summary>Resources taken down and made again.</summary>
    [Parameter]
    public int Recreate { get; set; }

    /// <summary>Resources removed.</summary>
    [Parameter]
    public int Delete { get; set; }

    private string Text
    {
        get
        {
            var parts = new[] { (Create, "created"), (Update, "changed"), (Recreate, "recreated"), (Delete, "removed") };
            var text = string.Join(", ", parts.Where(part => part.Item1 > 0).Select(part => $"{part.Item1} {part.Item2}"));
            return text.Length == 0 ? "no change" : text;
        }
    }
}
