using Binapigen.Emit;
using Binapigen.Model;
using Binapigen.Schema;

var errors = new ApiJsonErrors();
var docs = Directory.EnumerateFiles(args[0], "*.api.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
    .Select(f => ApiJsonReader.Read(f, File.ReadAllBytes(f), errors)).OfType<ApiDocument>().ToList();
var model = ModelBuilder.Build(docs, args[2], errors);
foreach (var e in errors.Items) Console.Error.WriteLine(e);
if (model is null) return 1;
foreach (var w in model.Warnings) Console.Error.WriteLine(w);
foreach (var file in ApiEmitter.Emit(model, new EmitOptions()))
{
    var path = Path.Combine(args[1], file.Path);
    Directory.CreateDirectory(Path.GetDirectoryName(path)!);
    File.WriteAllText(path, file.Content);
}

return 0;
