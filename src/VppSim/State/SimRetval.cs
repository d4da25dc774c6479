namespace VppSim.State;

/// <summary>The result codes that the simulator answers with (vnet/error.h).</summary>
internal static class SimRetval
{
    public const int InvalidSwIfIndex = -2;
    public const int NoSuchFib = -3;
    public const int NoSuchEntry = -6;
    public const int InvalidValue = -7;
    public const int Unimplemented = -9;
    public const int SyscallError2 = -12;
    public const int FeatureDisabled = -30;
    public const int InvalidRegistration = -31;
    public const int NoPathsInRoute = -52;
    public const int NoMatchingInterface = -54;
    public const int AddressLengthMismatch = -59;
    public const int AddressNotFoundForInterface = -60;
    public const int AddressNotDeletable = -61;
    public const int SubifAlreadyExists = -68;
    public const int InvalidInterface = -71;
    public const int InvalidArgument = -73;
    public const int UnexpectedIntfState = -74;
    public const int IfAlreadyExists = -79;
    public const int ValueExist = -81;
    public const int AddressInUse = -105;
    public const int AddressFoundForInterface = -114;
    public const int EntryAlreadyExists = -116;
    public const int Unsupported = -126;
    public const int DuplicateIfAddress = -127;
    public const int Bug = -168;
    public const int FeatureAlreadyDisabled = -169;
    public const int FeatureAlreadyEnabled = -170;
    public const int InvalidPrefixLength = -171;
}
