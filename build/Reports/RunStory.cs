using OpsBuild.Ecs.Logs;
using OpsBuild.Ecs.Runners;
using OpsBuild.Ecs.Verdicts;
using Serilog;
using Serilog.Events;

namespace OpsBuild.Build.Reports;

/// <summary>Tells a task's run while it happens: its ARNs, its states, what it prints.</summary>
/// <param name="log">Where to.</param>
/// <param name="watched">The container whose lines are shown without its name.</param>
/// <param name="times">Gets the time of each step.</param>
/// <param name="document">Gets the parts of a document for programs, which are not told; null where none is asked for.</param>
internal sealed class RunStory(ILogger log, string watched, StepTimes times, PlanText? document = null) : ITaskObserver
{
    public void Registered(string definition, bool reused)
    {
        times.End("registration");
        log.Information(reused ? "Definition {Definition}, registered before" : "Definition {Definition}", definition);
    }

    public void Started(string taskArn, bool reattached)
    {
        times.End("request");
        log.Information(reattached ? "Task {Task}, started by an earlier attempt of this run" : "Task {Task}", taskArn);
    }

    public void StateChanged(string state)
    {
        // What is seen at RUNNING or before is ECS's preparation: placing, pulling, reading secrets.
        times.End(state is "PROVISIONING" or "PENDING" or "ACTIVATING" or "RUNNING" ? "start" : "run");
        log.Information("{State} after {Seconds:0.0} s", state, times.Seconds);
    }

    public void Printed(string container, string line)
    {
        if (document is not null && document.Take(line))
            return;
        var prefix = container == watched ? "" : $"[{container}] ";
        if (ResultLine.TryParse(line, out _))
            log.Debug("{Line}", prefix + ConsoleText.Of(line));
        else if (BatchLogLine.TryParse(line, out var parsed))
            log.Write(Level(parsed.Level), "{Message}", prefix + ConsoleText.Of(parsed.Message));
        else
            log.Information("{Line}", prefix + ConsoleText.Of(line));
    }

    public void Noted(string message) => log.Warning("{Message}", ConsoleText.Of(message));

    private static LogEventLevel Level(string word) => word switch
    {
        "ERROR" or "FATAL" => LogEventLevel.Error,
        "WARN" or "WARNING" => LogEventLevel.Warning,
        "DEBUG" or "TRACE" => LogEventLevel.Debug,
        _ => LogEventLevel.Information,
    };
}
