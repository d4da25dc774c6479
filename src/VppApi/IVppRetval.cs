namespace VppApi;

/// <summary>A reply that carries VPP's result code.</summary>
public interface IVppRetval
{
    /// <summary>0 or positive for success; a negative <c>VNET_API_ERROR_*</c> otherwise (see <see cref="VppRetval"/>).</summary>
    int Retval { get; }
}
