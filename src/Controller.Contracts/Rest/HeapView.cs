namespace Controller.Contracts.Rest;

/// <summary>One of VPP's heaps.</summary>
/// <param name="Name">For example <c>main heap</c>.</param>
/// <param name="TotalBytes">Size.</param>
/// <param name="UsedBytes">In use.</param>
/// <param name="FreeBytes">Free.</param>
public sealed record HeapView(string Name, ulong TotalBytes, ulong UsedBytes, ulong FreeBytes);
