namespace Binapigen.Schema;

/// <summary>One <c>.api.json</c> file, as written: nothing resolved, nothing dropped that matters.</summary>
/// <param name="Module">Module name; the file's name where an older VPP does not write it.</param>
/// <param name="Location">The file's root.</param>
/// <param name="Version">The definition's own <c>option version</c>, or null.</param>
/// <param name="Crc">The CRC of the whole file.</param>
/// <param name="Imports">Names of the imported modules, without folder and <c>.api</c>, each once.</param>
/// <param name="Types">Typedefs, imported ones repeated.</param>
/// <param name="Unions">Unions, imported ones repeated.</param>
/// <param name="Enums">Enums and enumflags, imported ones repeated.</param>
/// <param name="Aliases">Aliases, imported ones repeated.</param>
/// <param name="Messages">Messages, this module's own.</param>
/// <param name="Services">Services, this module's own.</param>
/// <param name="CounterSets">Error counters.</param>
/// <param name="CounterPaths">Where in the stats segment the counter sets appear.</param>
internal sealed record ApiDocument(
    string Module,
    SourceLocation Location,
    string? Version,
    uint Crc,
    IReadOnlyList<string> Imports,
    IReadOnlyList<SchemaStruct> Types,
    IReadOnlyList<SchemaStruct> Unions,
    IReadOnlyList<SchemaEnum> Enums,
    IReadOnlyList<SchemaAlias> Aliases,
    IReadOnlyList<SchemaMessage> Messages,
    IReadOnlyList<SchemaService> Services,
    IReadOnlyList<SchemaCounterSet> CounterSets,
    IReadOnlyList<SchemaCounterPath> CounterPaths);
