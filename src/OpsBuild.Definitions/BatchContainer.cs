using OpsBuild.Ecs.TaskDefinitions;
using OpsBuild.Ecs.TaskDefinitions.Names;

namespace OpsBuild.Definitions;

/// <summary>What all containers of the batch program share: one image and entry point, a log stream prefix per command, and the run's id.</summary>
internal static class BatchContainer
{
    // The batch ends itself within 25 seconds of SIGTERM, with a result line; the rest is room for the last lines to be shipped.
    private const int secondsToStop = 60;

    public static ContainerDefinition For(string command, params IEnumerable<EnvironmentVariable> variables)
    {
        var name = command.Replace('_', '-');
        return new ContainerDefinition
        {
            Name = ContainerName.Parse(name),
            Image = Values.Image,
            IsEssential = true,
            EntryPoint = ["/batch"],
            Command = [command],
            Environment =
            [
                new("RUN_ID", Values.RunId),
                new("AWS_REGION", Values.Region),
                .. DatabaseVariables.Target,
                .. variables,
            ],
            StopTimeout = secondsToStop,
            Log = Logs.Under($"batch/{name}"),
        };
    }
}
