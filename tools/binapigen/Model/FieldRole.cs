namespace Binapigen.Model;

/// <summary>What a field is for.</summary>
internal enum FieldRole
{
    /// <summary>A value of the message: gets a field in C#.</summary>
    Value,

    /// <summary>Filled in by the session: message id, client index, context.</summary>
    Header,

    /// <summary>Says how long an array is: C# takes it from the array.</summary>
    Count,
}
