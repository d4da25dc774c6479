using Soak;

namespace Bench.Tests;

public sealed class OperationLedgerTests
{
    [Fact]
    public void FindHanging_OperationThatDoesNotEnd_IsToldOnce()
    {
        var ledger = new OperationLedger(TimeSpan.Zero);
        ledger.Done(ledger.Begin("calls"));
        ledger.Begin("dumps");

        ledger.FindHanging();
        ledger.FindHanging();

        Assert.Contains("dumps: hangs", Assert.Single(ledger.Failures), StringComparison.Ordinal);
    }

    [Fact]
    public void Broken_Operation_IsNoFailure()
    {
        var ledger = new OperationLedger(TimeSpan.FromMinutes(1));

        ledger.Broken(ledger.Begin("calls"));
        ledger.FindHanging();

        Assert.Empty(ledger.Failures);
        Assert.Equal(1, Assert.Single(ledger.Tallies).Value.Broken);
        Assert.Equal(0, ledger.Running);
    }

    [Fact]
    public void Failed_Operation_NamesLoadAndError()
    {
        var ledger = new OperationLedger(TimeSpan.FromMinutes(1));

        ledger.Failed(ledger.Begin("events"), new InvalidOperationException("none came"));

        Assert.Equal("events: InvalidOperationException: none came", Assert.Single(ledger.Failures));
    }
}
