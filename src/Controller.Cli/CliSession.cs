using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Controller.Cli.Server;
using Controller.Cli.Terminal;
using Controller.Contracts.Client;
using Spectre.Console;

namespace Controller.Cli;

/// <summary>One invocation: where it writes, whom it asks and how it answers. Every command gets one.</summary>
internal sealed class CliSession : IDisposable
{
    private readonly Lazy<ServerConnection> _connection;

    public CliSession(CliConsole console, string? server, bool json, bool noColor, bool debug)
    {
        Console = console;
        Json = json;
        Debug = debug;
        var color = console.AllowsColor && !noColor;
        Out = new InkWriter(console.Output, color && console.OutputIsTerminal);
        Error = new InkWriter(console.Error, color && console.ErrorIsTerminal);
        _connection = new Lazy<ServerConnection>(() => new ServerConnection(
            ServerAddress.Resolve(server, console.Environment),
            keepJson: json,
            SshPeer(console),
            new HttpControllerClientOptions { TimeProvider = console.TimeProvider, WatchInterrupted = problem => WatchInterrupted?.Invoke(problem) }));
    }

    public CliConsole Console { get; }

    /// <summary><c>--json</c>: standard output carries JSON and nothing else.</summary>
    public bool Json { get; }

    /// <summary><c>--debug</c>.</summary>
    public bool Debug { get; }

    /// <summary>Results.</summary>
    public InkWriter Out { get; }

    /// <summary>Errors, Findings, questions, progress.</summary>
    public InkWriter Error { get; }

    /// <summary>The server; asked for only by commands that need it.</summary>
    /// <exception cref="CliError">Its address is no address.</exception>
    public ServerConnection Server => _connection.Value;

    public IControllerClient Client => Server.Client;

    /// <summary>Told when the status stream broke and is being opened again.</summary>
    public Action<ControllerProblemException>? WatchInterrupted { get; set; }

    /// <summary>Prints the server's last answer: unchanged on a pipe, indented on a terminal.</summary>
    public void WriteServerJson() => WriteJsonText(Server.LastJson);

    /// <summary>Prints a value as the server would have sent it.</summary>
    public void WriteJson<T>(T value, JsonTypeInfo<T> type) => WriteJsonText(JsonSerializer.Serialize(value, type));

    /// <summary>Prints JSON: unchanged on a pipe, indented on a terminal.</summary>
    public void WriteJsonText(string json)
    {
        if (!Console.OutputIsTerminal)
        {
            Out.Writer.WriteLine(json.TrimEnd('\n'));
            return;
        }

        using var document = JsonDocument.Parse(json);
        Out.Writer.WriteLine(JsonSerializer.Serialize(document.RootElement, IndentedJson.Default.JsonElement));
    }

    /// <summary>Prints a value on one line, also on a terminal.</summary>
    public void WriteJsonLine<T>(T value, JsonTypeInfo<T> type) => Out.Writer.WriteLine(JsonSerializer.Serialize(value, type));

    /// <summary>Prints a table: framed where it fits, else (on a pipe, on a narrow terminal) in aligned columns.</summary>
    public void WriteTable(TextTable table)
    {
        if (Console.OutputIsTerminal && table.FramedWidth <= Console.Size().Columns)
            Screen().Write(table.ToFramed());
        else
            table.WriteAligned(Out);
    }

    public void Dispose()
    {
        if (_connection.IsValueCreated)
            _connection.Value.Dispose();
    }

    /// <summary>Standard output as Spectre sees it: for tables and the live screen, on a terminal only.</summary>
    public IAnsiConsole Screen()
    {
        var (columns, rows) = Console.Size();
        var screen = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.Yes,
            ColorSystem = Out.Color ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.Yes,
            Out = new FixedSizeOutput(Out.Writer, columns, rows),
        });
        screen.Profile.Capabilities.Unicode = true;
        if (!Out.Color)
            screen.Pipeline.Attach(new PlainStyle());
        return screen;
    }

    // "ADDRESS PORT ADDRESS PORT": the client's end first (sshd(8), ENVIRONMENT).
    private static IPAddress? SshPeer(CliConsole console)
        => IPAddress.TryParse(console.Environment("SSH_CONNECTION")?.Split(' ')[0], out var peer) ? peer : null;
}
