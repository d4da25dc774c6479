using Controller.Contracts.Rest;

namespace WebStage;

/// <summary>An invented past.</summary>
internal static class StageRevisions
{
    private static readonly (string Author, string? Comment, int Create, int Update, int Delete)[] Past =
    [
        ("anna", "first light: wan, lan, default route", 9, 0, 0),
        ("anna", "NAT44 for the LAN", 6, 1, 0),
        ("anna", "web server behind the NAT", 1, 0, 0),
        ("jonas", "jumbo frames on core", 0, 2, 0),
        ("jonas", null, 1, 1, 0),
        ("anna", "DMZ", 5, 0, 0),
        ("mei", "pool grown to eleven addresses (ticket 4711)", 1, 0, 1),
        ("mei", "customers in a table of their own", 7, 2, 0),
        ("jonas", "drop bogons", 12, 0, 0),
        ("anna", "mail to the DMZ", 1, 1, 0),
        ("jonas", "shorter TCP timeouts", 0, 1, 0),
        ("mei", "DNS follows the address of wan", 1, 0, 1),
        ("anna", "management tap", 2, 0, 0),
        ("mei", "out2in-only for web-tls", 1, 0, 1),
    ];

    public static IEnumerable<RevisionView> Make(DateTimeOffset now) => Past.Select((one, i) => new RevisionView(
        new RevisionSummary(i + 1, one.Author, now - TimeSpan.FromHours((Past.Length - i) * 31.4 - 30.9), one.Comment, ApplyOutcome.Committed, one.Create, one.Update, one.Delete),
        StageDocuments.Committed,
        "yaml",
        StagePlans.Plan(StageDocuments.Committed + "# more\n")));
}
