using Controller.Core.Schema;

namespace Controller.Core.Tests.Schema;

public sealed class SpellingTests
{
    [Theory]
    [InlineData("mtuu", "mtu")]
    [InlineData("adresses", "addresses")]
    [InlineData("host_interface", "host-interface")]
    [InlineData("MTU", "mtu")]
    [InlineData("tmu", "mtu")]
    [InlineData("zone", null)]
    [InlineData("", null)]
    public void Nearest_Word_IsGuessedWhenNear(string word, string? expected) => Assert.Equal(
        expected, Spelling.Nearest(word, ["mtu", "mac", "addresses", "host-interface"]));
}
