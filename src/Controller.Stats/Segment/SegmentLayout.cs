namespace Controller.Stats.Segment;

/// <summary>Where things are in a segment of version 2 (vlib/stats/shared.h, vlib/stats/stats.h, vppinfra/vec_bootstrap.h of 26.06).</summary>
internal static class SegmentLayout
{
    /// <summary>The one layout that this reader knows.</summary>
    public const ulong Version = 2;

    /// <summary>vlib_stats_shared_header_t.</summary>
    public const int HeaderSize = 40;
    public const int VersionOffset = 0;
    public const int BaseOffset = 8;
    public const int EpochOffset = 16;
    public const int InProgressOffset = 24;
    public const int DirectoryOffset = 32;

    /// <summary>vlib_stats_entry_t: type, padding, value or pointer or two indices, name.</summary>
    public const int EntrySize = 144;
    public const int EntryTypeOffset = 0;
    public const int EntryValueOffset = 8;
    public const int EntryNameOffset = 16;
    public const int EntryNameSize = 128;

    /// <summary>vec_header_t ends where the vector starts; the u32 length is its first field.</summary>
    public const int VectorHeaderSize = 8;

    public const int CounterSize = 8;
    public const int CombinedCounterSize = 16;
    public const int PointerSize = 8;

    /// <summary>vlib_stats_ring_buffer_t: entry_size, ring_size, n_threads, schema_size, schema_version, metadata_offset, data_offset.</summary>
    public const int RingHeaderSize = 28;

    /// <summary>The used part of vlib_stats_ring_metadata_t: head, schema_version, sequence, schema_offset, schema_size.</summary>
    public const int RingMetadataSize = 24;

    /// <summary>The stride of the metadata: a cache line, 64 bytes but on some ARM builds.</summary>
    public const int RingMetadataStride = 64;

    /// <summary>64 GB, a thousand times what a busy VPP needs: a file that claims more is no segment.</summary>
    public const ulong MaxSize = 1UL << 36;

    /// <summary>VPP's thread index is a u16 and its graph is built for far fewer; more than this is corruption.</summary>
    public const int MaxThreads = 1024;

    /// <summary>VPP's symlinks lead to counters, never to symlinks. A few hops are followed all the same, a loop is not.</summary>
    public const int MaxSymlinkHops = 4;
}
