using OpsBuild.Batch.CommandLine;
using OpsBuild.Batch.Commands;
using OpsBuild.Batch.Configuration;
using OpsBuild.Batch.Logging;
using OpsBuild.Batch.Results;
using OpsBuild.Batch.Stopping;
using Serilog;
using Serilog.Core;

namespace OpsBuild.Batch;

/// <summary>One run of the program: from its argument to its result line, whatever happens in between.</summary>
internal sealed class BatchProgram(
    IReadOnlyDictionary<string, string> environment, Stream output, TextWriter errors, IReadOnlyList<IBatchCommand> commands)
{
    private readonly SecretMask _mask = new();
    private readonly Lock _ending = new();
    private readonly string _runId = RunId.TryParse(environment.GetValueOrDefault(RunId.Variable.Name), out var run) ? run.ToString() : "";

    private BatchResult? _result;

    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(IReadOnlyList<string> arguments)
    {
        switch (Invocation.Parse(arguments, commands))
        {
            case Invocation.Help:
                return await PrintAsync(Usage.Long(commands));
            case Invocation.Version:
                return await PrintAsync(Usage.Version);
            case Invocation.Wrong wrong:
                await errors.WriteLineAsync($"{wrong.Why}{Environment.NewLine}{Usage.Short(commands)}");
                var refused = BatchResult.Of(Outcome.WrongUsage, new Finding(
                    "wrong_usage", wrong.Why, "The program runs one command.", "Run batch --help."));
                return End(new StandardOutput(output, _mask), refused, command: "");
            case Invocation.Run { Command: var command }:
                return await RunAsync(command);
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private async Task<int> RunAsync(IBatchCommand command)
    {
        var lines = new StandardOutput(output, _mask);
        await using var log = new LoggerConfiguration().WriteTo.Sink(lines).Enrich.WithProperty("RunId", _runId).CreateLogger();
        using var stop = new StopSignal(
            TimeProvider.System,
            asked: outcome => log.Warning(
                "Asked to stop by {Signal}; stopping at the next safe point", outcome == Outcome.Interrupted ? "SIGINT" : "SIGTERM"),
            endNow: outcome => Environment.Exit(End(lines, StoppedResult.Hard(outcome), command.Name)));

        return End(lines, await ResultOf(command, log, stop), command.Name);
    }

    private async Task<BatchResult> ResultOf(IBatchCommand command, Logger log, StopSignal stop)
    {
        try
        {
            var result = await command.RunAsync(new CommandContext(environment, _mask, log), stop.Token);
            return result.Outcome == Outcome.Stopped && stop.Received is { } asked ? result with { Outcome = asked } : result;
        }
        catch (BatchFailureException failure)
        {
            foreach (var finding in failure.Findings)
                log.Error("{What} Why: {Why} Do: {Remedy}", finding.What, finding.Why, finding.Remedy);
            return BatchResult.Of(failure.Outcome, failure.Findings);
        }
        catch (OperationCanceledException) when (stop.Received is not null)
        {
            return StoppedResult.BeforeAnyChange(stop.Received);
        }
#pragma warning disable CA1031 // The last place that can still tell the build what happened; nothing is hidden, it is logged and is the result.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            log.Error(exception, "The run failed for a reason that the program does not know: {ErrorMessage}", exception.Message);
            return BatchResult.Of(Outcome.UnexpectedError, new Finding(
                "unexpected_error", "The run failed for a reason that the program does not know.", exception.Message,
                "See the error with its stack in the log."));
        }
    }

    /// <summary>Writes the result line and gives its exit code.</summary>
    /// <remarks>Where the command's end and a signal race, the first to come here has spoken for both.</remarks>
    private int End(StandardOutput lines, BatchResult result, string command)
    {
        lock (_ending)
        {
            if (_result is null)
                lines.End(ResultLine.Of(result, _runId, command, DateTimeOffset.UtcNow, _mask));
            _result ??= result;
            return (int)_result.Outcome.ExitCode;
        }
    }

    private async Task<int> PrintAsync(string text)
    {
        await output.WriteAsync(System.Text.Encoding.UTF8.GetBytes($"{text.TrimEnd()}\n"));
        return (int)ExitCode.Success;
    }
}
