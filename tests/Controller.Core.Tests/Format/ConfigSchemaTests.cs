using Controller.Core.Format;

namespace Controller.Core.Tests.Format;

public sealed class ConfigSchemaTests
{
    [Fact]
    public void Reference_Committed_IsWhatTheSourceGives() => Repository.AssertGolden("docs/file-format.md", ConfigSchema.Reference);

    [Fact]
    public void JsonSchema_Committed_IsWhatTheSourceGives() => Repository.AssertGolden("docs/schema/vppilot-1.schema.json", ConfigSchema.JsonSchema);
}
