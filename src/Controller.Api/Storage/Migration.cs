namespace Controller.Api.Storage;

/// <summary>One numbered change of the schema.</summary>
/// <param name="Version">Its number, from 1.</param>
/// <param name="Name">The file's name without extension, for example <c>0001_initial</c>.</param>
/// <param name="Sql">The statements.</param>
/// <param name="Checksum">SHA-256 of the statements, in hexadecimal.</param>
internal sealed record Migration(int Version, string Name, string Sql, string Checksum);
