using Binapigen.Input;

namespace Binapigen.Tests.Input;

/// <summary>Which release definitions are of.</summary>
public sealed class ReleaseNameTests
{
    [Theory]
    [InlineData("/x/26.06", "26.06")]
    [InlineData("/x/26.06/core", "26.06")]
    [InlineData("/25.10/y/26.06.1/", "26.06.1")]
    [InlineData("/x/26.06-rc2", "26.06-rc2")]
    [InlineData("/x/vpp-26.06", null)]
    [InlineData("/usr/share/vpp/api", null)]
    public void FromFolder_TakesTheLastPartThatLooksLikeOne(string folder, string? release)
        => Assert.Equal(release, ReleaseName.FromFolder(folder));

    [Theory]
    [InlineData("26.06-release", "26.06")]
    [InlineData("26.10-rc0~54-gabcdef", "26.10-rc0")]
    [InlineData("custom", "custom")]
    public void FromVersion_TakesTheRelease(string version, string release) => Assert.Equal(release, ReleaseName.FromVersion(version));
}
