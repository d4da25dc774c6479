using System.Collections.Immutable;
using Controller.Core.Model;

namespace Controller.Core.Resources;

/// <summary>
/// Compares a desired resource with an observed one, attribute by attribute. Three questions decide how an attribute is compared:
/// can VPP change it in place, can VPP tell it, and does unset mean "leave as it is".
/// </summary>
internal sealed class AttributeComparer
{
    private readonly ImmutableArray<AttributeDifference>.Builder _differences = ImmutableArray.CreateBuilder<AttributeDifference>();
    private readonly List<string> _fixed = [];
    private readonly List<string> _takesDown = [];

    /// <summary>VPP changes it in place. Both sides know it.</summary>
    public AttributeComparer InPlace<T>(string name, T desired, T observed)
    {
        Differs(name, desired, observed);
        return this;
    }

    /// <summary>VPP changes it in place; unset leaves it as it is.</summary>
    public AttributeComparer InPlaceIfSet<T>(string name, T? desired, T? observed)
    {
        if (desired is not null)
            Differs(name, desired, observed);
        return this;
    }

    /// <summary>VPP changes it in place, but only while dependents of these kinds are away.</summary>
    public AttributeComparer InPlaceWithout<T>(string name, T desired, T observed, params ReadOnlySpan<string> kinds)
    {
        if (Differs(name, desired, observed))
            _takesDown.AddRange(kinds);
        return this;
    }

    /// <summary>VPP takes it only when the object is made.</summary>
    public AttributeComparer Fixed<T>(string name, T desired, T observed)
    {
        if (Differs(name, desired, observed))
            _fixed.Add(name);
        return this;
    }

    /// <summary>VPP takes it only when the object is made; unset lets VPP choose, so whatever is there is right.</summary>
    public AttributeComparer FixedIfSet<T>(string name, T? desired, T? observed) =>
        desired is null ? this : Fixed(name, desired, observed);

    /// <summary>
    /// VPP takes it only when the object is made and never tells it: null in the observed resource means unknown, and is not compared.
    /// </summary>
    public AttributeComparer FixedIfKnown<T>(string name, T? desired, T? observed) =>
        observed is null ? this : Fixed(name, desired, observed);

    /// <summary>The verdict.</summary>
    public ResourceComparison Result() => ResourceComparison.Of(
        _differences.ToImmutable(),
        _fixed.Count == 0 ? null : $"VPP cannot change {string.Join(" and ", _fixed)} in place",
        [.. _takesDown]);

    private bool Differs<T>(string name, T desired, T observed)
    {
        if (EqualityComparer<T>.Default.Equals(desired, observed))
            return false;
        var (before, after) = (AttributeText.Of(observed), AttributeText.Of(desired));
        _differences.Add(new AttributeDifference(name, before, after == Secret.Mask && before == after ? "(another secret)" : after));
        return true;
    }
}
