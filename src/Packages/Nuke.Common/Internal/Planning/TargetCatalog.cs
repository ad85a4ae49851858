using System.Reflection;
using Nuke.Common.Execution;

namespace Nuke.Common.Internal.Planning;

/// <summary>All targets of a build in declaration order: the class's own, its bases', then those of its components.</summary>
internal sealed class TargetCatalog
{
    private readonly NukeBuild build;
    private readonly List<ExecutableTarget> targets = [];
    private readonly List<Action> completions = [];
    private readonly List<(Delegate Factory, ExecutableTarget Target)> aliases = [];

    /// <exception cref="UsageException">Two components declare different targets of one name.</exception>
    public TargetCatalog(NukeBuild build)
    {
        this.build = build;
        foreach (var property in TargetProperties.Of(build.GetType()))
            Add(property);

        foreach (var target in targets)
            TargetDefinition.Define(target, build, this);
        foreach (var completion in completions)
            completion();
    }

    public IReadOnlyList<ExecutableTarget> All => targets;

    /// <summary>Case and dashes do not count.</summary>
    public ExecutableTarget Named(string name) => targets.FirstOrDefault(target => CommandLine.ParameterNames.Same(target.Name, name));

    /// <exception cref="UsageException">The delegate comes from no target property of the build.</exception>
    public ExecutableTarget Of(Target target) =>
        targets.FirstOrDefault(candidate => TargetIdentity.Same(candidate.Factory, target))
            ?? aliases.FirstOrDefault(alias => TargetIdentity.Same(alias.Factory, target)).Target
            ?? throw new UsageException(
                $"A definition names a target that is no property of {build.GetType().Name}"
                    + (target is null ? " (null)." : $" ({target.Method.DeclaringType?.FullName}.{target.Method.Name})."));

    /// <summary>Puts off what needs all definitions.</summary>
    public void WhenComplete(Action completion) => completions.Add(completion);

    private void Add(PropertyInfo property)
    {
        var factory = (Target)Members.Value(property, build);
        if (factory is null)
            throw new UsageException($"The target {property.DeclaringType?.Name}.{property.Name} is null.");

        var name = property.Name;
        var existing = targets.Find(target => string.Equals(target.Name, name, StringComparison.OrdinalIgnoreCase));
        if (existing is null)
        {
            targets.Add(new ExecutableTarget { Member = property, Name = name, Factory = factory, DeclarationIndex = targets.Count });
            return;
        }

        if (TargetIdentity.Same(existing.Factory, factory))
            return;

        // A component derived from another may declare a target of the same name anew: the derived one counts, under both delegates.
        if (existing.Member.DeclaringType!.IsAssignableFrom(property.DeclaringType))
        {
            aliases.Add((existing.Factory, existing));
            (existing.Member, existing.Factory) = (property, factory);
        }
        else if (property.DeclaringType!.IsAssignableFrom(existing.Member.DeclaringType))
        {
            aliases.Add((factory, existing));
        }
        else
        {
            throw new UsageException(
                $"Two targets are named {name}: {existing.Member.DeclaringType.Name}.{existing.Member.Name} and {property.DeclaringType.Name}.{property.Name}. "
                    + $"Rename one, or define {name} in {build.GetType().Name} for both.");
        }
    }
}
