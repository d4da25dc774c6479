namespace Controller.Api.Hosting;

/// <summary>What <see cref="SettingsLoader"/> found.</summary>
/// <param name="Options">The settings; null when there are errors.</param>
/// <param name="Errors">Everything that is wrong, each naming the setting and what to do.</param>
internal sealed record Settings(ControllerOptions? Options, IReadOnlyList<string> Errors);
