using OpsBuild.Testing;
using Serilog;
using Serilog.Core;
using Serilog.Events;

namespace OpsBuild.Local.Tests;

/// <summary>A work tree and a home of its own for local environments, reset and removed when disposed.</summary>
internal sealed class OwnEnvironment : IAsyncDisposable, ILogEventSink
{
    private readonly TemporaryDirectory folder = new();
    private readonly List<LocalEnvironmentOptions> opened = [];
    private readonly List<string> lines = [];

    public OwnEnvironment(PostgresFixture fixture)
    {
        _ = fixture.Server; // Skips where there is no PostgreSQL.
        Log = new LoggerConfiguration().MinimumLevel.Debug().WriteTo.Sink(this).CreateLogger();
        Options = OptionsFor("shop");
    }

    public ILogger Log { get; }

    public string Home => folder["home"];

    public LocalEnvironmentOptions Options { get; }

    /// <summary>What was logged since the last look.</summary>
    public string Logged()
    {
        lock (lines)
        {
            var text = string.Join('\n', lines);
            lines.Clear();
            return text;
        }
    }

    /// <summary>Another work tree under the same home.</summary>
    public LocalEnvironmentOptions OptionsFor(string workTree)
    {
        Directory.CreateDirectory(folder[workTree]);
        var options = new LocalEnvironmentOptions(folder[workTree]) { Home = Home, Postgres = PostgresFixture.ProgramsFromEnvironment() };
        opened.Add(options);
        return options;
    }

    public Task<LocalEnvironment> OpenAsync() => OpenAsync(Options);

    public Task<LocalEnvironment> OpenAsync(LocalEnvironmentOptions options) =>
        LocalEnvironment.OpenAsync(options, Log, TestContext.Current.CancellationToken);

    public Task<LocalEnvironmentDescription> DescribeAsync() => LocalEnvironment.DescribeAsync(Options, TestContext.Current.CancellationToken);

    public Task ResetAsync(LocalEnvironmentOptions? options = null) =>
        LocalEnvironment.ResetAsync(options ?? Options, Log, TestContext.Current.CancellationToken);

    public void Emit(LogEvent logEvent)
    {
        lock (lines)
            lines.Add(logEvent.RenderMessage(System.Globalization.CultureInfo.InvariantCulture));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var options in opened)
            await LocalEnvironment.ResetAsync(options, Logger.None, CancellationToken.None);
        folder.Dispose();
    }
}
