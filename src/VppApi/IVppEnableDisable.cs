namespace VppApi;

/// <summary>A <c>want_*</c> request that turns a class of events on or off (its enable field may have several names).</summary>
public interface IVppEnableDisable
{
    /// <summary>True to receive the events.</summary>
    bool Enable { get; set; }

    /// <summary>The process id that VPP records with the registration.</summary>
    uint Pid { get; set; }
}
