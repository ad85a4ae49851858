namespace OpsBuild.Ecs.Rules;

/// <summary>Where rules come from, in the words of the reference.</summary>
internal static class Sources
{
    public const string Guide = "Amazon ECS developer guide, task definition parameters for Fargate";
    public const string Project = "OpsBuild, a lesson of running it";
    public const string Ecspresso = "ecspresso, how it loads definitions";

    public static string Api(string type) => $"Amazon ECS API reference, {type}";
}
