namespace Controller.Api.Confirm;

/// <summary>
/// A clock that nobody sets: it runs from the machine's start on, also while the machine sleeps, and is the same for every process. With the
/// id of this start, it carries a deadline over the death of a process; over a reboot only the calendar does.
/// </summary>
internal interface IBootClock
{
    /// <summary>Differs from one start of the machine to the next.</summary>
    string BootId { get; }

    /// <summary>Time since the machine's start.</summary>
    TimeSpan SinceBoot { get; }
}
