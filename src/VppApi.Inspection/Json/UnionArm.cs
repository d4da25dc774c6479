using VppApi.Inspection.Definitions;

namespace VppApi.Inspection.Json;

/// <summary>Finds out which arm of a union is there.</summary>
internal static class UnionArm
{
    /// <summary>The arm that the discriminator tells; without one the smallest arm that holds all there is.</summary>
    /// <param name="union">The union.</param>
    /// <param name="discriminator">The field beside it that tells the arm, or null.</param>
    /// <param name="owner">The struct that both are in.</param>
    /// <param name="bytes">The union's bytes.</param>
    /// <returns>The arm, or null when none can be told without losing something.</returns>
    public static FieldDefinition? Of(UnionDefinition union, FieldDefinition? discriminator, ReadOnlySpan<byte> owner, ReadOnlySpan<byte> bytes)
    {
        if (discriminator is { Type: EnumDefinition tag })
        {
            var name = tag.NameOf(tag.Base.ReadInteger(FieldExtent.Need(owner, discriminator.Offset, tag.MinimumSize)));
            foreach (var arm in union.Arms)
            {
                if (name is not null && arm.Case == name) return arm;
            }

            return null;
        }

        FieldDefinition? smallest = null;
        foreach (var arm in union.Arms)
        {
            var fits = bytes[arm.MinimumSize..].IndexOfAnyExcept((byte)0) < 0;
            if (fits && (smallest is null || arm.MinimumSize < smallest.MinimumSize)) smallest = arm;
        }

        return smallest;
    }
}
