using Controller.Contracts.Client;
using Controller.Contracts.Rest;
using Controller.Web.Formatting;
using Controller.Web.Live;
using Microsoft.AspNetCore.Components;

namespace Controller.Web.Pages;

/// <summary>
/// NAT44 sessions, a page at a time. The one page that reads nothing by itself and keeps what it read: each read stops VPP's workers,
/// so each is a person's decision.
/// </summary>
public sealed partial class Nat44Sessions
{
    private const int HostsShown = 200;
    private static readonly int[] Limits = [50, 100, 200, 500, 1000];

    private readonly Stack<string?> _before = new();
    private string? _user;
    private uint? _vrf;
    private string? _filter;
    private int _limit = 100;
    private Nat44SessionQuery _query = new();
    private PageOf<Nat44SessionView>? _page;
    private IReadOnlyList<Nat44UserView>? _users;
    private PageProblem? _problem;
    private DateTimeOffset _readAt;
    private TimeSpan _took;
    private long _firstRow;
    private bool _busy;

    /// <summary>Inside host to ask for; from a link.</summary>
    [SupplyParameterFromQuery]
    public string? User { get; set; }

    /// <summary>Its table.</summary>
    [SupplyParameterFromQuery]
    public string? Vrf { get; set; }

    /// <summary>Text to ask for.</summary>
    [SupplyParameterFromQuery]
    public string? Filter { get; set; }

    [Inject]
    private IControllerClient Client { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    private uint? LinkedVrf => uint.TryParse(Vrf, out var table) ? table : null;

    private string Place
    {
        get
        {
            if (_page is not { Items.Count: > 0 } page) return "no rows";
            var rows = $"{Units.Count(_firstRow + 1)} – {Units.Count(_firstRow + page.Items.Count)}";
            return page.Total is { } total ? $"{rows} of {Units.Count(total)}" : rows;
        }
    }

    /// <inheritdoc/>
    protected override Task OnInitializedAsync()
    {
        (_user, _vrf, _filter) = (User, LinkedVrf, Filter);
        return WatchAsync(Feeds.Nat44);
    }

    private async Task SearchAsync()
    {
        if (_user != _query.User) _vrf = _user == User ? LinkedVrf : null;
        _query = new Nat44SessionQuery(Given(_user), _vrf, Given(_filter), _limit);
        _before.Clear();
        _firstRow = 0;
        KeepInAddress();
        await ReadPageAsync();
    }

    private Task ChooseAsync(Nat44UserView user)
    {
        (_user, _vrf, _filter) = (user.Address, user.Vrf, null);
        _query = new Nat44SessionQuery(_user, _vrf, null, _limit);
        _before.Clear();
        _firstRow = 0;
        KeepInAddress();
        return ReadPageAsync();
    }

    private async Task NextAsync()
    {
        if (_page is not { Next: { } next } page) return;
        var (query, first) = (_query, _firstRow);
        _query = _query with { Cursor = next };
        _firstRow += page.Items.Count;
        if (await ReadPageAsync()) _before.Push(query.Cursor);
        else (_query, _firstRow) = (query, first);
    }

    private async Task BackAsync()
    {
        if (!_before.TryPop(out var cursor)) return;
        _query = _query with { Cursor = cursor };
        _firstRow = Math.Max(0, _firstRow - _query.Limit);
        await ReadPageAsync();
    }

    private Task<bool> ReadPageAsync() => ReadAsync(async () => _page = await Client.ListNat44SessionsAsync(_query, Gone));

    private Task ReadUsersAsync() => ReadAsync(async () => _users = await Client.ListNat44UsersAsync(Gone));

    private async Task<bool> ReadAsync(Func<Task> read)
    {
        if (_busy) return false;
        _busy = true;
        var started = Time.GetTimestamp();
        try
        {
            await read();
            _problem = null;
            (_readAt, _took) = (Time.GetUtcNow(), Time.GetElapsedTime(started));
            return true;
        }
        catch (ControllerProblemException problem)
        {
            _problem = PageProblem.Of(problem);
            return false;
        }
        catch (OperationCanceledException) when (Gone.IsCancellationRequested)
        {
            return false;
        }
        finally
        {
            _busy = false;
        }
    }

    private void KeepInAddress() => Navigation.NavigateTo(
        Navigation.GetUriWithQueryParameters(new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["user"] = _query.User,
            ["vrf"] = _query.Vrf is { } vrf ? (long)vrf : null,
            ["filter"] = _query.Filter,
        }),
        replace: true);

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
