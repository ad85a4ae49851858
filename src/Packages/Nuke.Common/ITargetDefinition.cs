using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using Nuke.Common.Tooling;

namespace Nuke.Common;

/// <summary>The sentence in which a target is defined; every word gives back the definition, so that they chain.</summary>
/// <remarks>
/// The forms with <c>&lt;T&gt;</c> name targets of a component: <c>DependsOn&lt;ICompile&gt;(x =&gt; x.Compile)</c>. Without a
/// selector they mean the component's only target. The <c>Try</c> forms do nothing when the build does not have the component.
/// </remarks>
public interface ITargetDefinition
{
    /// <summary>What <c>--help</c> says about the target.</summary>
    ITargetDefinition Description(string description);

    /// <summary>Adds work; the build fails at the first action that throws.</summary>
    ITargetDefinition Executes(params Action[] actions);

    /// <summary>Adds work whose result is not used.</summary>
    ITargetDefinition Executes<T>(Func<T> action);

    /// <summary>Adds asynchronous work; the target ends when the task does.</summary>
    ITargetDefinition Executes(Func<Task> action);

    /// <summary>Runs the given targets before this one.</summary>
    ITargetDefinition DependsOn(params Target[] targets);

    /// <inheritdoc cref="DependsOn(Target[])"/>
    ITargetDefinition DependsOn<T>(params Func<T, Target>[] targets);

    /// <inheritdoc cref="DependsOn(Target[])"/>
    ITargetDefinition TryDependsOn<T>(params Func<T, Target>[] targets);

    /// <summary>Runs this target before the given ones whenever one of them runs.</summary>
    ITargetDefinition DependentFor(params Target[] targets);

    /// <inheritdoc cref="DependentFor(Target[])"/>
    ITargetDefinition DependentFor<T>(params Func<T, Target>[] targets);

    /// <inheritdoc cref="DependentFor(Target[])"/>
    ITargetDefinition TryDependentFor<T>(params Func<T, Target>[] targets);

    /// <summary>Runs the target only when the condition holds at the moment of its turn.</summary>
    ITargetDefinition OnlyWhenDynamic(
        Func<bool> condition, [CallerArgumentExpression(nameof(condition))] string conditionExpression = null);

    /// <summary>Runs the target only when the condition holds before the first target of the run.</summary>
    ITargetDefinition OnlyWhenStatic(
        Func<bool> condition, [CallerArgumentExpression(nameof(condition))] string conditionExpression = null);

    /// <summary>Refuses the run when one of the members has no value.</summary>
    ITargetDefinition Requires<T>(Expression<Func<T>> parameterRequirement, params Expression<Func<T>>[] parameterRequirements)
        where T : class;

    /// <inheritdoc cref="Requires{T}(Expression{Func{T}}, Expression{Func{T}}[])"/>
    ITargetDefinition Requires<T>(Expression<Func<T?>> parameterRequirement, params Expression<Func<T?>>[] parameterRequirements)
        where T : struct;

    /// <summary>Refuses the run when one of the conditions does not hold.</summary>
    ITargetDefinition Requires(Expression<Func<bool>> requirement, params Expression<Func<bool>>[] requirements);

    /// <summary>Refuses the run when one of the tools was not found.</summary>
    ITargetDefinition Requires(Expression<Func<Tool>> tool, params Expression<Func<Tool>>[] tools);

    /// <summary>Says what becomes of this target's dependencies when it is skipped.</summary>
    ITargetDefinition WhenSkipped(DependencyBehavior dependencyBehavior);

    /// <summary>Runs this target before the given ones if they are part of the run.</summary>
    ITargetDefinition Before(params Target[] targets);

    /// <inheritdoc cref="Before(Target[])"/>
    ITargetDefinition Before<T>(params Func<T, Target>[] targets);

    /// <inheritdoc cref="Before(Target[])"/>
    ITargetDefinition TryBefore<T>(params Func<T, Target>[] targets);

    /// <summary>Runs this target after the given ones if they are part of the run.</summary>
    ITargetDefinition After(params Target[] targets);

    /// <inheritdoc cref="After(Target[])"/>
    ITargetDefinition After<T>(params Func<T, Target>[] targets);

    /// <inheritdoc cref="After(Target[])"/>
    ITargetDefinition TryAfter<T>(params Func<T, Target>[] targets);

    /// <summary>Runs the given targets after this one whenever it is part of the run.</summary>
    ITargetDefinition Triggers(params Target[] targets);

    /// <inheritdoc cref="Triggers(Target[])"/>
    ITargetDefinition Triggers<T>(params Func<T, Target>[] targets);

    /// <inheritdoc cref="Triggers(Target[])"/>
    ITargetDefinition TryTriggers<T>(params Func<T, Target>[] targets);

    /// <summary>Runs this target after the given ones whenever one of them is part of the run.</summary>
    ITargetDefinition TriggeredBy(params Target[] targets);

    /// <inheritdoc cref="TriggeredBy(Target[])"/>
    ITargetDefinition TriggeredBy<T>(params Func<T, Target>[] targets);

    /// <inheritdoc cref="TriggeredBy(Target[])"/>
    ITargetDefinition TryTriggeredBy<T>(params Func<T, Target>[] targets);

    /// <summary>Runs the target even after another one failed or the build was stopped.</summary>
    ITargetDefinition AssuredAfterFailure();

    /// <summary>Lets the targets after this one run even when it fails; the build fails all the same.</summary>
    ITargetDefinition ProceedAfterFailure();

    /// <summary>Leaves the target out of <c>--help</c>.</summary>
    ITargetDefinition Unlisted();

    /// <summary>Takes over the definition that this one overrides.</summary>
    ITargetDefinition Base();

    /// <summary>Takes over the definitions of the given targets.</summary>
    ITargetDefinition Inherit(params Target[] targets);

    /// <summary>Takes over the component's own definitions of the given targets, even if the build overrides them.</summary>
    ITargetDefinition Inherit<T>(params Expression<Func<T, Target>>[] targets);

    /// <summary>Names the files that the target makes; a CI system keeps them.</summary>
    ITargetDefinition Produces(params string[] artifacts);

    /// <summary>Names targets whose artifacts this one takes.</summary>
    ITargetDefinition Consumes(params Target[] targets);

    /// <inheritdoc cref="Consumes(Target[])"/>
    ITargetDefinition Consumes<T>(params Func<T, Target>[] targets);

    /// <summary>Names those of a target's artifacts that this one takes.</summary>
    ITargetDefinition Consumes(Target target, params string[] artifacts);

    /// <inheritdoc cref="Consumes(Target, string[])"/>
    ITargetDefinition Consumes<T>(Func<T, Target> target, params string[] artifacts);

    /// <summary>Names those of the component's only target's artifacts that this one takes.</summary>
    ITargetDefinition Consumes<T>(params string[] artifacts);

    /// <summary>Runs all targets of the component before this one.</summary>
    ITargetDefinition DependsOnContext<T>()
        where T : INukeBuild;

    /// <summary>Says into how many parts, at least 2, a CI system may divide the target.</summary>
    ITargetDefinition Partition(int size);
}
