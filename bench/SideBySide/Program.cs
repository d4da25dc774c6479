using System.CommandLine;
using System.Globalization;
using SideBySide.Client;
using SideBySide.Report;
using SideBySide.Running;

var quick = new Option<bool>("--quick") { Description = "Short times, three repetitions, a tenth of the routes: under five minutes." };
var only = new Option<string[]>("--only") { Description = "Only cases whose names contain this; may be given several times.", AllowMultipleArgumentsPerToken = true };
var repetitions = new Option<int?>("--repetitions") { Description = "How often the clients take turns (5; with --quick 3)." };
var peers = new Option<string>("--peers") { Description = "Folder with the other clients' programs, built by bench/run.sh.", Required = true };
var artifacts = new Option<string>("--artifacts") { Description = "Folder for the raw results.", Required = true };
var document = new Option<string?>("--document") { Description = "The document whose marked section is written anew." };
var simulated = new Option<bool>("--simulated") { Description = "Against VppSim, to try the programs. Its figures mean nothing and are never written into a document." };
var commandLine = new Option<string>("--command-line") { Description = "What the document names as the command.", DefaultValueFactory = _ => "bench/run.sh" };
var root = new RootCommand("VppApi and Controller.Stats against other clients of VPP, in one run.") { quick, only, repetitions, peers, artifacts, document, simulated, commandLine };
root.SetAction(async arguments =>
{
    var isQuick = arguments.GetValue(quick);
    var isSimulated = arguments.GetValue(simulated);
    var options = new ComparisonOptions
    {
        Only = arguments.GetValue(only) ?? [],
        Repetitions = arguments.GetValue(repetitions) ?? (isQuick ? 3 : 5),
        Seconds = isQuick ? 0.5 : 1,
        WarmUp = isQuick ? 0.5 : 0.7,
        Routes = isQuick ? 100_000 : 1_000_000,
        // The simulator publishes its whole segment anew for each interface.
        Interfaces = isSimulated ? 200 : 10_000,
        Peers = arguments.GetRequiredValue(peers),
        Artifacts = arguments.GetRequiredValue(artifacts),
        Document = isSimulated ? null : arguments.GetValue(document),
        Simulated = isSimulated,
        CommandLine = arguments.GetRequiredValue(commandLine),
    };
    var outcome = await new Comparison(options, Console.Error.WriteLine).RunAsync();
    var report = new MarkdownReport(outcome).Write();
    await Console.Out.WriteAsync(report);
    await File.WriteAllTextAsync(Path.Combine(options.Artifacts, "report.md"), report);
    if (options.Document is { } path)
        await File.WriteAllTextAsync(path, new MarkedSection("bench").Replace(await File.ReadAllTextAsync(path), report));
    foreach (var failure in outcome.Failures) await Console.Error.WriteLineAsync($"FAILED: {failure}");
    return outcome.Failures.Count == 0 ? 0 : 1;
});

var operation = new Argument<string>("operation") { Description = "ping, route, dump, connect or refresh." };
var values = new Argument<string[]>("values") { Description = "name=value …", Arity = ArgumentArity.ZeroOrMore };
var client = new Command("client", "Our client as one contender: one operation, one line (bench/README.md).") { operation, values };
client.SetAction(async arguments =>
{
    var line = await ClientProgram.RunAsync(arguments.GetRequiredValue(operation), new ClientArguments(arguments.GetRequiredValue(values)));
    await Console.Out.WriteLineAsync(line);
    return 0;
});
root.Add(client);
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
return await root.Parse(args).InvokeAsync();
