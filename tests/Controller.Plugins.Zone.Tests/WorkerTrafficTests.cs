using Controller.Plugins.Zone.Tests.Lab;
using Xunit;

namespace Controller.Plugins.Zone.Tests;

/// <summary>See <see cref="TrafficTests{TLab}"/>.</summary>
public sealed class WorkerTrafficTests(WorkerLab lab) : TrafficTests<WorkerLab>(lab), IClassFixture<WorkerLab>;
