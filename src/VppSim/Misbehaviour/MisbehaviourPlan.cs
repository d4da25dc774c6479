using VppApi;

namespace VppSim.Misbehaviour;

/// <summary>
/// What tests tell the simulator to do wrong. Rules name a message by VPP's name and the occurrence of it, counted from the call that
/// makes the rule (1 is the next one). Thread-safe.
/// </summary>
public sealed class MisbehaviourPlan
{
    private readonly Lock _lock = new();
    private readonly List<Rule> _rules = [];
    private readonly Dictionary<string, uint> _crcs = new(StringComparer.Ordinal);
    private readonly HashSet<string> _hidden = new(StringComparer.Ordinal);

    /// <summary>Drops a request without an answer.</summary>
    public void Drop(string message, int occurrence = 1) => Add(message, occurrence, new MisbehaviourAction(MisbehaviourKind.Drop));

    /// <summary>Answers a request late; later answers on the connection wait behind it.</summary>
    public void Delay(string message, TimeSpan delay, int occurrence = 1) => Add(message, occurrence, new MisbehaviourAction(MisbehaviourKind.Delay, Delay: delay));

    /// <summary>Refuses a request with a retval, without doing anything.</summary>
    public void Refuse(string message, int retval, int occurrence = 1) => Add(message, occurrence, new MisbehaviourAction(MisbehaviourKind.Refuse, retval));

    /// <summary>Breaks the connection when a request comes, in the middle of a frame if asked.</summary>
    public void Cut(string message, int occurrence = 1, bool midFrame = false)
        => Add(message, occurrence, new MisbehaviourAction(MisbehaviourKind.Cut, MidFrame: midFrame));

    /// <summary>Crashes and restarts when a request comes.</summary>
    public void Die(string message, int occurrence = 1) => Add(message, occurrence, new MisbehaviourAction(MisbehaviourKind.Die));

    /// <summary>Tells clients that connect from now on another CRC for a message.</summary>
    public void LieAboutCrc(string message, uint crc)
    {
        lock (_lock) _crcs[message] = crc;
    }

    /// <summary>Hides a message from clients that connect from now on, like an older release or a plugin that is not loaded.</summary>
    public void Hide(string message)
    {
        lock (_lock) _hidden.Add(message);
    }

    /// <summary>Behaves again.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            _rules.Clear();
            _crcs.Clear();
            _hidden.Clear();
        }
    }

    internal MisbehaviourAction Next(string message)
    {
        lock (_lock)
        {
            MisbehaviourAction found = default;
            for (var i = _rules.Count - 1; i >= 0; i--)
            {
                if (_rules[i].Message != message || --_rules[i].Remaining > 0) continue;
                found = _rules[i].Action;
                _rules.RemoveAt(i);
            }

            return found;
        }
    }

    internal bool Hides(string message)
    {
        lock (_lock) return _hidden.Contains(message);
    }

    internal string NameCrcOf(MessageDescriptor message)
    {
        lock (_lock) return _crcs.TryGetValue(message.Name, out var crc) ? $"{message.Name}_{crc:x8}" : message.NameCrc;
    }

    private void Add(string message, int occurrence, MisbehaviourAction action)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(occurrence, 1);
        lock (_lock) _rules.Add(new Rule(message, action) { Remaining = occurrence });
    }

    private sealed class Rule(string message, MisbehaviourAction action)
    {
        public string Message { get; } = message;

        public MisbehaviourAction Action { get; } = action;

        public int Remaining { get; set; }
    }
}
