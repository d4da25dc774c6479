namespace VppApi.Generated.Tests.Layout;

/// <summary>A fact that needs VPP's API definitions; skipped, with the reason, where there are none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ApiDirectoryFactAttribute : FactAttribute
{
    /// <summary>Decides now whether the test can run.</summary>
    public ApiDirectoryFactAttribute()
    {
        if (ApiDirectory.Find() is null) Skip = ApiDirectory.SkipReason;
    }
}
