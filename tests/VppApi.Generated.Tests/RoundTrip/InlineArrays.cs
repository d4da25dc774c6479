using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace VppApi.Generated.Tests.RoundTrip;

/// <summary>Reaches the elements of inline arrays whose type is only known at run time.</summary>
internal static class InlineArrays
{
    /// <summary>Elements of an inline array, or null for any other type.</summary>
    public static int? LengthOf(Type type) => type.GetCustomAttribute<InlineArrayAttribute>()?.Length;

    /// <summary>The type of the elements.</summary>
    public static Type ElementOf(Type type) => Fields.Of(type)[0].FieldType;

    /// <summary>The elements of a boxed inline array.</summary>
    public static Array ToArray(object boxed) => (Array)Call(nameof(Copy), boxed, []);

    /// <summary>A boxed inline array with other elements.</summary>
    public static object FromArray(Type type, Array items) => Call(nameof(Fill), Activator.CreateInstance(type)!, [items]);

    private static object Call(string method, object boxed, object[] more)
        => typeof(InlineArrays).GetMethod(method, BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(boxed.GetType(), ElementOf(boxed.GetType()))
            .Invoke(null, [boxed, .. more])!;

    private static TItem[] Copy<TArray, TItem>(TArray value)
        where TArray : struct
        => MemoryMarshal.CreateReadOnlySpan(ref Unsafe.As<TArray, TItem>(ref value), LengthOf(typeof(TArray))!.Value).ToArray();

    private static TArray Fill<TArray, TItem>(TArray value, TItem[] items)
        where TArray : struct
    {
        items.CopyTo(MemoryMarshal.CreateSpan(ref Unsafe.As<TArray, TItem>(ref value), LengthOf(typeof(TArray))!.Value));
        return value;
    }
}
