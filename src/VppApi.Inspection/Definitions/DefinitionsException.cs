namespace VppApi.Inspection.Definitions;

/// <summary>Definitions are not what the <c>.api.json</c> form allows.</summary>
/// <param name="where">Where they come from and the place in them.</param>
/// <param name="reason">What is wrong.</param>
public sealed class DefinitionsException(string where, string reason) : Exception($"{where}: {reason}");
