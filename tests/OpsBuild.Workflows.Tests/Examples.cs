namespace OpsBuild.Workflows.Tests;

/// <summary>The smallest workflow that may be written, to be changed by a test.</summary>
internal static class Examples
{
    public static ActionPin Pin { get; } = new("actions/checkout", new string('a', 40), "v6.0.2");

    public static Step.Build Call { get; } = new("Compile", new BuildCall("Compile"));

    public static Job Job { get; } = new("compile", "Compile")
    {
        Concurrency = new Concurrency("compile", CancelsRunning: true), Timeout = TimeSpan.FromMinutes(5), Steps = [Call],
    };

    public static Workflow Workflow { get; } = new("compile") { About = ["Compiles."], On = new Triggers { PullRequest = true }, Jobs = [Job] };
}
