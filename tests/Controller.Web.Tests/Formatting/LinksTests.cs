using Controller.Web.Formatting;

namespace Controller.Web.Tests.Formatting;

public sealed class LinksTests
{
    [Theory]
    [InlineData("wan", "interfaces/wan")]
    [InlineData("GigabitEthernet0/8/0.100", "interfaces/GigabitEthernet0/8/0.100")]
    [InlineData("a?b #c", "interfaces/a%3Fb%20%23c")]
    public void Interface_WithAnyName_IsAnAddress(string name, string address) => Assert.Equal(address, Links.Interface(name));
}
