using System.Runtime.InteropServices;
using Controller.Core.Resources;

namespace Controller.Core.Planning;

/// <summary>
/// Orders steps. Edges say what must come first:
/// <list type="bullet">
/// <item>what makes a resource comes after what makes the resources that it will depend on;</item>
/// <item>what deletes a resource comes after what deletes its observed dependents, or changes them so that they no longer need it;</item>
/// <item>an update comes after the deletes of dependents that must be away while it runs;</item>
/// <item>a create comes after every delete of something with the same claim;</item>
/// <item>a create that lets VPP choose a number comes after those that ask for one.</item>
/// </list>
/// Where edges leave a choice, updates go before deletes and deletes before creates (a route moves to another interface before its old
/// one goes), each in the order of the diff: the same input gives the same Plan.
/// </summary>
internal sealed class StepGraph
{
    private readonly ResourceDiff _diff;
    private readonly List<StepNode> _nodes = [];
    private readonly Dictionary<ResourceKey, int> _makers = [];
    private readonly Dictionary<ResourceKey, int> _deleters = [];

    public StepGraph(ResourceDiff diff)
    {
        _diff = diff;
        AddNodes();
        AddDependencies();
        AddClaims();
        AddNumbering();
    }

    /// <summary>Edges, for tests that watch how they grow.</summary>
    public int EdgeCount { get; private set; }

    /// <summary>Steps, meeting points not counted.</summary>
    public int StepCount => _makers.Count + _deleters.Count;

    /// <summary>The steps in order; short of those that wait for each other in a circle.</summary>
    public List<StepNode> Sort()
    {
        var ready = new PriorityQueue<int, (int Rank, int Order)>();
        var waitsFor = new int[_nodes.Count];
        for (var i = 0; i < _nodes.Count; i++)
        {
            waitsFor[i] = _nodes[i].WaitsFor;
            if (waitsFor[i] == 0)
                ready.Enqueue(i, (_nodes[i].Rank, i));
        }

        var sorted = new List<StepNode>(_nodes.Count);
        while (ready.TryDequeue(out var node, out _))
        {
            _nodes[node].IsSorted = true;
            if (_nodes[node].Change is not null)
                sorted.Add(_nodes[node]);
            foreach (var follower in _nodes[node].Followers)
            {
                if (--waitsFor[follower] == 0)
                    ready.Enqueue(follower, (_nodes[follower].Rank, follower));
            }
        }

        return sorted;
    }

    /// <summary>
    /// After <see cref="Sort"/>: updates that hold a circle together, because they wait for something new while something old waits for them
    /// to let go. Empty when everything was sorted.
    /// </summary>
    public List<ResourceChange> UpdatesInCircles()
    {
        var stuck = _nodes.Where(node => node is { IsSorted: false, Change.Kind: ChangeKind.Update }).ToList();
        var holding = stuck.Where(node => node.Followers.Any(follower => _nodes[follower] is { IsSorted: false, IsDelete: true })).ToList();
        return [.. (holding.Count > 0 ? holding : stuck).Select(node => node.Change!)];
    }

    private void AddNodes()
    {
        foreach (var change in _diff.Changes)
        {
            if (change.Deletes)
                _deleters.Add(change.Key, Add(new StepNode(change, isDelete: true)));
            if (change.Makes)
                _makers.Add(change.Key, Add(new StepNode(change, isDelete: false)));
        }
    }

    private void AddDependencies()
    {
        foreach (var change in _diff.Changes)
        {
            if (change.Kind == ChangeKind.Recreate)
                AddEdge(_deleters[change.Key], _makers[change.Key]);
            if (change.Makes)
            {
                foreach (var needed in change.After!.DependsOn)
                {
                    if (_makers.TryGetValue(needed, out var maker))
                        AddEdge(maker, _makers[change.Key]);
                }
            }

            if (change.Before is { } before && change.Kind != ChangeKind.None)
                AddReleases(change, before);
        }
    }

    private void AddReleases(ResourceChange change, Resource before)
    {
        var releases = change.Deletes ? _deleters[change.Key] : _makers[change.Key];
        foreach (var needed in before.DependsOn)
        {
            if (_deleters.TryGetValue(needed, out var deleter))
                AddEdge(releases, deleter);
            else if (change.Deletes && _diff.Find(needed) is { } update && update.TakesDown.Contains(change.Key.Kind))
                AddEdge(releases, _makers[needed]);
        }
    }

    private void AddClaims()
    {
        var claims = new Dictionary<string, int>();
        foreach (var (key, deleter) in _deleters)
        {
            foreach (var claim in _diff.Find(key)!.Before!.Claims)
            {
                ref var node = ref CollectionsMarshal.GetValueRefOrAddDefault(claims, claim, out var exists);
                if (!exists)
                    node = Add(new StepNode(change: null, isDelete: false));
                AddEdge(deleter, node);
            }
        }

        foreach (var (key, maker) in _makers)
        {
            var change = _diff.Find(key)!;
            foreach (var claim in change.Kind == ChangeKind.Update ? [] : change.After!.Claims)
            {
                if (claims.TryGetValue(claim, out var node))
                    AddEdge(node, maker);
            }
        }
    }

    private void AddNumbering()
    {
        var creates = _diff.Changes.Where(change => change is { Makes: true, Kind: not ChangeKind.Update, After.Numbering: not null });
        foreach (var range in creates.GroupBy(change => change.After!.Numbering!.Value.Range))
        {
            var node = Add(new StepNode(change: null, isDelete: false));
            foreach (var change in range)
            {
                if (change.After!.Numbering!.Value.IsChosenByVpp)
                    AddEdge(node, _makers[change.Key]);
                else
                    AddEdge(_makers[change.Key], node);
            }
        }
    }

    private int Add(StepNode node)
    {
        _nodes.Add(node);
        return _nodes.Count - 1;
    }

    private void AddEdge(int first, int then)
    {
        _nodes[first].Followers.Add(then);
        _nodes[then].WaitsFor++;
        EdgeCount++;
    }
}
