using System.Linq.Expressions;
using System.Reflection;
using Nuke.Common.Execution;

namespace Nuke.Common.Internal.Planning;

/// <summary>How a target stands to others. Every relation is kept on the target that comes later.</summary>
internal sealed partial class TargetDefinition
{
    public ITargetDefinition DependsOn(params Target[] targets) => Relate(Named(targets), target.ExecutionDependencies);

    public ITargetDefinition DependsOn<T>(params Func<T, Target>[] targets) => DependsOn(Of(targets));

    public ITargetDefinition TryDependsOn<T>(params Func<T, Target>[] targets) => DependsOn(TryOf(targets));

    public ITargetDefinition DependsOnContext<T>()
        where T : INukeBuild =>
        DependsOn([.. TargetProperties.OwnOf(typeof(T)).Select(property => Value(property, Component<T>()))]);

    public ITargetDefinition DependentFor(params Target[] targets) => RelateBack(Named(targets), later => later.ExecutionDependencies);

    public ITargetDefinition DependentFor<T>(params Func<T, Target>[] targets) => DependentFor(Of(targets));

    public ITargetDefinition TryDependentFor<T>(params Func<T, Target>[] targets) => DependentFor(TryOf(targets));

    public ITargetDefinition Before(params Target[] targets) => RelateBack(Named(targets), later => later.OrderDependencies);

    public ITargetDefinition Before<T>(params Func<T, Target>[] targets) => Before(Of(targets));

    public ITargetDefinition TryBefore<T>(params Func<T, Target>[] targets) => Before(TryOf(targets));

    public ITargetDefinition After(params Target[] targets) => Relate(Named(targets), target.OrderDependencies);

    public ITargetDefinition After<T>(params Func<T, Target>[] targets) => After(Of(targets));

    public ITargetDefinition TryAfter<T>(params Func<T, Target>[] targets) => After(TryOf(targets));

    public ITargetDefinition Triggers(params Target[] targets)
    {
        var triggered = Named(targets);
        RelateBack(triggered, later => later.TriggerDependencies);
        return Relate(triggered, target.Triggers);
    }

    public ITargetDefinition Triggers<T>(params Func<T, Target>[] targets) => Triggers(Of(targets));

    public ITargetDefinition TryTriggers<T>(params Func<T, Target>[] targets) => Triggers(TryOf(targets));

    public ITargetDefinition TriggeredBy(params Target[] targets)
    {
        var triggering = Named(targets);
        RelateBack(triggering, earlier => earlier.Triggers);
        return Relate(triggering, target.TriggerDependencies);
    }

    public ITargetDefinition TriggeredBy<T>(params Func<T, Target>[] targets) => TriggeredBy(Of(targets));

    public ITargetDefinition TryTriggeredBy<T>(params Func<T, Target>[] targets) => TriggeredBy(TryOf(targets));

    public ITargetDefinition Produces(params string[] artifacts)
    {
        target.ArtifactProducts.AddRange(artifacts);
        return this;
    }

    public ITargetDefinition Consumes(params Target[] targets)
    {
        foreach (var producer in targets)
            Consumes(producer);
        return this;
    }

    public ITargetDefinition Consumes<T>(params Func<T, Target>[] targets) => Consumes(Of(targets));

    public ITargetDefinition Consumes(Target target, params string[] artifacts)
    {
        var producer = catalog.Of(target);
        if (artifacts.Length > 0)
            this.target.ArtifactDependencies.AddRange(producer, artifacts);
        else // All that the producer makes, which is known once all definitions are read.
            catalog.WhenComplete(() => this.target.ArtifactDependencies.AddRange(producer, producer.ArtifactProducts));
        return this;
    }

    public ITargetDefinition Consumes<T>(Func<T, Target> target, params string[] artifacts) => Consumes(Of(target)[0], artifacts);

    public ITargetDefinition Consumes<T>(params string[] artifacts) => Consumes(Of<T>()[0], artifacts);

    public ITargetDefinition Base() =>
        TargetProperties.OverriddenBy(origin) is { } overridden
            ? Take(overridden)
            : throw new UsageException($"Target {target.Name}: Base() has no definition to take over.");

    public ITargetDefinition Inherit(params Target[] targets)
    {
        foreach (var inherited in targets)
            inherited(this);
        return this;
    }

    public ITargetDefinition Inherit<T>(params Expression<Func<T, Target>>[] targets)
    {
        Component<T>();
        foreach (var property in targets.Length == 0 ? [TargetProperties.OnlyOf(typeof(T))] : targets.Select(expression => (PropertyInfo)Members.Of(expression)))
            Take(property);
        return this;
    }

    /// <summary>Reads that very definition, even if the build overrides the property.</summary>
    private TargetDefinition Take(PropertyInfo property)
    {
        var outer = origin;
        origin = property;
        NonVirtual.Get<Target>(property, build)(this);
        origin = outer;
        return this;
    }

    private TargetDefinition Relate(IEnumerable<ExecutableTarget> others, List<ExecutableTarget> relation)
    {
        foreach (var other in others)
            AddOnce(relation, other);
        return this;
    }

    private TargetDefinition RelateBack(IEnumerable<ExecutableTarget> others, Func<ExecutableTarget, List<ExecutableTarget>> relation)
    {
        foreach (var other in others)
            AddOnce(relation(other), target);
        return this;
    }

    private static void AddOnce(List<ExecutableTarget> relation, ExecutableTarget other)
    {
        if (!relation.Contains(other))
            relation.Add(other);
    }

    private List<ExecutableTarget> Named(Target[] targets) => [.. targets.Select(catalog.Of)];

    private Target[] Of<T>(params Func<T, Target>[] selectors)
    {
        var component = Component<T>();
        return selectors.Length == 0 ? [Value(TargetProperties.OnlyOf(typeof(T)), component)] : [.. selectors.Select(selector => selector(component))];
    }

    private Target[] TryOf<T>(Func<T, Target>[] selectors) => build is T ? Of(selectors) : [];

    private T Component<T>() =>
        build is T component
            ? component
            : throw new UsageException($"Target {target.Name} names {typeof(T).Name}, which {build.GetType().Name} does not implement; use the Try form if that is meant to be possible.");

    private static Target Value(PropertyInfo property, object component) => (Target)Members.Value(property, component);
}
