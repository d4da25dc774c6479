using System.Buffers.Text;
using System.Globalization;
using System.Net;
using System.Runtime.InteropServices;
using System.Text;

namespace Controller.Api.Nodes;

/// <summary>Where a walk through the sessions stands: after so many of one user's sessions, all users before it being done.</summary>
/// <param name="User">Inside address.</param>
/// <param name="Vrf">Inside table.</param>
/// <param name="Skip">Matching sessions of the user that were delivered already.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Nat44SessionCursor(IPAddress User, uint Vrf, int Skip)
{
    /// <summary>Reads a cursor.</summary>
    public static bool TryParse(string text, out Nat44SessionCursor cursor)
    {
        cursor = default;
        var bytes = new byte[Base64Url.GetMaxDecodedLength(text.Length)];
        if (!Base64Url.IsValid(text) || !Base64Url.TryDecodeFromChars(text, bytes, out var length))
            return false;
        var parts = Encoding.ASCII.GetString(bytes, 0, length).Split(' ');
        if (parts.Length != 3 || !IPAddress.TryParse(parts[0], out var user)
            || !uint.TryParse(parts[1], NumberStyles.None, null, out var vrf) || !int.TryParse(parts[2], NumberStyles.None, null, out var skip))
            return false;
        cursor = new Nat44SessionCursor(user, vrf, skip);
        return true;
    }

    /// <summary>An opaque text.</summary>
    public override string ToString() => Base64Url.EncodeToString(Encoding.ASCII.GetBytes($"{User} {Vrf} {Skip}"));
}
