using SharpFuzz;

namespace Fuzz.Engine;

/// <summary>Copies this program to another folder and has SharpFuzz write coverage counters into the libraries there.</summary>
internal static class Instrumentation
{
    private static readonly string[] Libraries = ["VppApi.dll", "VppApi.Generated.dll", "Controller.Stats.dll", "Controller.Core.dll"];

    /// <summary>Makes the copy.</summary>
    /// <param name="folder">Where; made when it is not there.</param>
    public static void CopyTo(string folder)
    {
        var source = AppContext.BaseDirectory;
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.TopDirectoryOnly).Where(IsNeeded)) Copy(file);
        var corpus = Path.Combine(source, "Corpus");
        if (Directory.Exists(corpus))
        {
            foreach (var file in Directory.EnumerateFiles(corpus, "*", SearchOption.AllDirectories)) Copy(file);
        }
        foreach (var library in Libraries) _ = Fuzzer.Instrument(Path.Combine(folder, library), static _ => true, Options.Value).Count();

        void Copy(string file)
        {
            var place = Path.Combine(folder, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(place)!);
            File.Copy(file, place, overwrite: true);
        }
    }

    private static bool IsNeeded(string file) => file.EndsWith(".dll", StringComparison.Ordinal) || file.EndsWith(".json", StringComparison.Ordinal);
}
