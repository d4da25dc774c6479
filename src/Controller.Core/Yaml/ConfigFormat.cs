namespace Controller.Core.Yaml;

/// <summary>How a document is written.</summary>
public enum ConfigFormat
{
    /// <summary>YAML 1.2, core schema. A JSON document is one too.</summary>
    Yaml,

    /// <summary>Strict JSON (RFC 8259).</summary>
    Json,
}
