using Bunit;
using Controller.Contracts.Rest;
using Controller.Web.Layout;

namespace Controller.Web.Tests.Layout;

public sealed class ConfirmNoticeTests : PagesContext
{
    private static PendingConfirmation Pending => new(15, 14, DateTimeOffset.UtcNow.AddMinutes(5), "ann", "new uplink");

    [Fact]
    public void Render_NothingWaits_DrawsNothing()
    {
        var notice = Render<ConfirmNotice>();
        Assert.Empty(TextOf(notice));
    }

    [Fact]
    public void Render_ARevisionWaits_CountsDownAndSaysWhatComesBack()
    {
        Scene.SetConfirmation(Pending);
        var notice = Render<ConfirmNotice>();
        notice.WaitForAssertion(() =>
        {
            Assert.Contains("Revision 15 goes away in 4 min", TextOf(notice), StringComparison.Ordinal);
            Assert.Contains("back to revision 14", TextOf(notice), StringComparison.Ordinal);
            Assert.Contains("ann: new uplink", TextOf(notice), StringComparison.Ordinal);
        });
    }

    [Fact]
    public void Confirm_Clicked_TheNoticeGoes()
    {
        Scene.SetConfirmation(Pending);
        var notice = Render<ConfirmNotice>();
        notice.WaitForElement("button.primary").Click();
        notice.WaitForAssertion(() => Assert.Empty(TextOf(notice)));
        Assert.Null(Scene.Confirmation);
    }

    [Fact]
    public void Extend_Clicked_CountsFromTenMinutes()
    {
        Scene.SetConfirmation(Pending);
        var notice = Render<ConfirmNotice>();
        notice.WaitForElement("button:nth-of-type(2)").Click();
        notice.WaitForAssertion(() => Assert.Contains("goes away in 9 min", TextOf(notice), StringComparison.Ordinal));
    }
}
