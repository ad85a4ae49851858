using OpsBuild.Ecs.TaskDefinitions;

namespace OpsBuild.Definitions;

/// <summary>The project's one log group; a stream prefix tells who wrote.</summary>
internal static class Logs
{
    public static LogConfiguration Under(string prefix) => new(Values.LogGroup, Values.Region, prefix);
}
