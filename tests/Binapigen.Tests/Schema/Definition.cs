using System.Text;
using Binapigen.Model;
using Binapigen.Schema;

namespace Binapigen.Tests.Schema;

/// <summary>Short ways to definitions for tests.</summary>
internal static class Definition
{
    /// <summary>Reads and resolves texts as files <c>test1.api.json</c>, <c>test2.api.json</c>, ….</summary>
    /// <returns>The model, or null, and what is wrong.</returns>
    public static (ApiModel? Model, IReadOnlyList<ApiJsonError> Errors) Build(params string[] json)
    {
        var errors = new ApiJsonErrors();
        var documents = json.Select((text, i) => ApiJsonReader.Read($"test{i + 1}.api.json", Encoding.UTF8.GetBytes(text), errors))
            .OfType<ApiDocument>().ToList();
        return (ModelBuilder.Build(documents, "99.01", errors), errors.Items);
    }

    /// <summary>A module with one message, which has these fields behind its header.</summary>
    public static string Message(string fields, string more = "\"types\": []")
        => $$"""
           { {{more}}, "messages": [["m", ["u16", "_vl_msg_id"], ["u32", "context"], {{fields}}, { "crc": "0x00000001", "options": {} }]] }
           """;
}
