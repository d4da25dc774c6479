namespace Controller.Plugins.Zone.Tests.Lab;

/// <summary>No NAT, the main thread forwards.</summary>
public sealed class PlainLab : ZoneLab;
