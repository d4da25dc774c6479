namespace Controller.Core.Planning;

/// <summary>What has to happen to one resource.</summary>
internal enum ChangeKind
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>It is made.</summary>
    Create,

    /// <summary>It is changed in place.</summary>
    Update,

    /// <summary>It is deleted and made again.</summary>
    Recreate,

    /// <summary>It is deleted.</summary>
    Delete,
}
