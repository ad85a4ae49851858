using OpsBuild.Ecs.Rules.Configurations;
using OpsBuild.Ecs.Rules.Containers;
using OpsBuild.Ecs.Rules.Lessons;
using OpsBuild.Ecs.Rules.Overrides;
using OpsBuild.Ecs.Rules.Requests;
using OpsBuild.Ecs.Rules.Services;
using OpsBuild.Ecs.Rules.Shapes;
using OpsBuild.Ecs.Rules.Tasks;

namespace OpsBuild.Ecs.Rules;

/// <summary>All rules, by what they are about.</summary>
internal static class RuleBook
{
    /// <summary>Those about one task definition by itself, beyond its shape.</summary>
    public static IReadOnlyList<Rule<TaskUnderCheck>> OfTasks { get; } =
    [
        .. TaskRules.All,
        .. FargateTaskRules.All,
        .. ContainerRules.All,
        .. DependencyRules.All,
        .. HealthCheckRules.All,
        .. PortRules.All,
        .. EnvironmentRules.All,
        .. LogRules.All,
        .. FargateContainerRules.All,
        .. SecretRules.All,
        .. ImageRules.All,
        .. RoleRules.All,
        .. OneShotRules.All,
    ];

    /// <summary>The book's chapters, in the order of their codes.</summary>
    public static IReadOnlyList<(string Title, IReadOnlyList<Rule> Rules)> Chapters { get; } =
    [
        ("Every document", ShapeRules.All),
        ("The task", [.. TaskRules.All, .. FargateTaskRules.All]),
        ("Its containers", [
            .. ContainerRules.All, .. DependencyRules.All, .. HealthCheckRules.All, .. PortRules.All, .. EnvironmentRules.All, .. LogRules.All,
            .. FargateContainerRules.All]),
        ("Lessons", [.. SecretRules.All, .. ImageRules.All, .. RoleRules.All, .. OneShotRules.All, .. SetRules.All]),
        ("The service", [.. ServiceRules.All, .. ServiceTaskRules.All]),
        ("Overrides of a run", OverrideRules.All),
        ("The request of a run", RunRequestRules.All),
        ("ecspresso's configuration", ConfigRules.All),
    ];
}
