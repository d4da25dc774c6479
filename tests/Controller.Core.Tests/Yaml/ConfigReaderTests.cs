using Controller.Core.Yaml;

namespace Controller.Core.Tests.Yaml;

public sealed class ConfigReaderTests
{
    private static readonly string Everything = Repository.Read("tests/Controller.Core.Tests/Documents/everything.yaml");

    [Fact]
    public void Read_DocumentWithEverything_HasNoFindings()
    {
        var reading = ConfigReader.Read(Everything);

        Assert.Empty(reading.Findings);
        Assert.Equal(reading.Config, ConfigReader.Read(Everything).Config);
    }
}
