using System.Text.Json;

namespace VppApi.Inspection.Definitions;

/// <summary>A message as its module's JSON has it.</summary>
/// <param name="Module">The module.</param>
/// <param name="Element">The definition.</param>
/// <param name="Heading">What can be said without its fields.</param>
internal sealed record MessageSource(ModuleSource Module, JsonElement Element, MessageHeading Heading);
