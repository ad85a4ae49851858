using System.Linq.Expressions;
using System.Reflection;
using Nuke.Common.Execution;
using Nuke.Common.Tooling;

namespace Nuke.Common.Internal.Planning;

/// <summary>Writes what a target's definition says into its <see cref="ExecutableTarget"/>.</summary>
internal sealed partial class TargetDefinition : ITargetDefinition
{
    private readonly ExecutableTarget target;
    private readonly NukeBuild build;
    private readonly TargetCatalog catalog;

    // Whose definition is being read: Base() inside an inherited definition means that one's base.
    private PropertyInfo origin;

    private TargetDefinition(ExecutableTarget target, NukeBuild build, TargetCatalog catalog)
    {
        this.target = target;
        this.build = build;
        this.catalog = catalog;
        origin = TargetProperties.ImplementationOf((PropertyInfo)target.Member, build.GetType());
    }

    public static void Define(ExecutableTarget target, NukeBuild build, TargetCatalog catalog) =>
        ((Target)target.Factory)(new TargetDefinition(target, build, catalog));

    public ITargetDefinition Description(string description)
    {
        target.Description = description;
        return this;
    }

    public ITargetDefinition Executes(params Action[] actions)
    {
        target.Actions.AddRange(actions);
        return this;
    }

    public ITargetDefinition Executes<T>(Func<T> action)
    {
        target.Actions.Add(() =>
        {
            // An async lambda that returns a value arrives here too; its work is done when its task is.
            if (action() is Task task)
                task.GetAwaiter().GetResult();
        });
        return this;
    }

    public ITargetDefinition Executes(Func<Task> action)
    {
        target.Actions.Add(() => action().GetAwaiter().GetResult());
        return this;
    }

    public ITargetDefinition OnlyWhenDynamic(Func<bool> condition, string conditionExpression = null)
    {
        target.DynamicConditions.Add((ConditionText(conditionExpression), condition));
        return this;
    }

    public ITargetDefinition OnlyWhenStatic(Func<bool> condition, string conditionExpression = null)
    {
        target.StaticConditions.Add((ConditionText(conditionExpression), condition));
        return this;
    }

    public ITargetDefinition Requires<T>(Expression<Func<T>> parameterRequirement, params Expression<Func<T>>[] parameterRequirements)
        where T : class =>
        Require(parameterRequirements.Prepend(parameterRequirement));

    public ITargetDefinition Requires<T>(Expression<Func<T?>> parameterRequirement, params Expression<Func<T?>>[] parameterRequirements)
        where T : struct =>
        Require(parameterRequirements.Prepend(parameterRequirement));

    public ITargetDefinition Requires(Expression<Func<bool>> requirement, params Expression<Func<bool>>[] requirements) =>
        Require(requirements.Prepend(requirement));

    public ITargetDefinition Requires(Expression<Func<Tool>> tool, params Expression<Func<Tool>>[] tools)
    {
        foreach (var member in tools.Prepend(tool).Select(Members.TryOf).Where(member => member is not null))
        {
            if (member.GetCustomAttribute<ToolInjectionAttributeBase>(inherit: true)?.GetRequirement(member) is { } requirement)
                target.ToolRequirements.Add(requirement);
        }

        return Require(tools.Prepend(tool));
    }

    public ITargetDefinition WhenSkipped(DependencyBehavior dependencyBehavior)
    {
        target.DependencyBehavior = dependencyBehavior;
        return this;
    }

    public ITargetDefinition AssuredAfterFailure()
    {
        target.AssuredAfterFailure = true;
        return this;
    }

    public ITargetDefinition ProceedAfterFailure()
    {
        target.ProceedAfterFailure = true;
        return this;
    }

    public ITargetDefinition Unlisted()
    {
        target.Listed = false;
        return this;
    }

    public ITargetDefinition Partition(int size)
    {
        if (size < 2)
            throw new UsageException($"Target {target.Name}: Partition({size}) divides nothing; the size is at least 2.");

        target.PartitionSize = size;
        return this;
    }

    private TargetDefinition Require(IEnumerable<LambdaExpression> requirements)
    {
        target.DelegateRequirements.AddRange(requirements);
        return this;
    }

    // The compiler gives the whole lambda: "() => Tags != null".
    private static string ConditionText(string expression) =>
        expression is not null && expression.IndexOf("=>", StringComparison.Ordinal) is var arrow and >= 0 ? expression[(arrow + 2)..].Trim() : expression;
}
