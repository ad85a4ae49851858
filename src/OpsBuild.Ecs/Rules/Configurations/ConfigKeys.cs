namespace OpsBuild.Ecs.Rules.Configurations;

/// <summary>The keys of an ecspresso configuration.</summary>
internal static class ConfigKeys
{
    /// <summary>Gone in v3, and refused there; a rule of its own explains it.</summary>
    public const string FilterCommand = "filter_command";

    public static readonly IReadOnlyList<string> Document =
    [
        "required_version", "region", "cluster", "service", "service_definition", "task_definition", "express_definition",
        "plugins", "appspec", "timeout", "codedeploy", "ignore", FilterCommand,
    ];

    public static readonly IReadOnlyList<string> Plugin = ["name", "config", "func_prefix"];

    public static readonly IReadOnlyList<string> CodeDeploy = ["application_name", "deployment_group_name", "deployment_config_name"];

    public static readonly IReadOnlyList<string> Ignore = ["tags"];
}
