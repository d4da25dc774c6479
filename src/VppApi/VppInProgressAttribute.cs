namespace VppApi;

/// <summary>VPP may still change this message's layout between releases.</summary>
[AttributeUsage(AttributeTargets.Struct)]
public sealed class VppInProgressAttribute : Attribute;
