using System.Linq.Expressions;
using System.Reflection;
using Nuke.Common.Execution;
using Nuke.Common.Internal.CommandLine;

namespace Nuke.Common.Internal.Planning;

/// <summary>Which targets a command line names.</summary>
internal static class Invocation
{
    /// <summary>The targets of the given names; each unknown one is a problem that lists what there is.</summary>
    public static IReadOnlyList<ExecutableTarget> Resolve(IEnumerable<string> names, TargetCatalog catalog, List<string> problems)
    {
        var found = new List<ExecutableTarget>();
        foreach (var name in names)
        {
            if (catalog.Named(name) is { } target)
                found.Add(target);
            else
                problems.Add(Unknown(name, catalog));
        }

        return [.. found.Distinct()];
    }

    /// <summary>The target that an expression like <c>x => x.Compile</c> names.</summary>
    public static ExecutableTarget Default<T>(Expression<Func<T, Target>> expression, NukeBuild build, TargetCatalog catalog) =>
        catalog.Of(Members.TryOf(expression) is PropertyInfo property
            ? (Target)Members.Value(property, build)
            : expression.Compile(preferInterpretation: true)((T)(object)build));

    private static string Unknown(string name, TargetCatalog catalog)
    {
        var names = catalog.All.Where(target => target.Listed).Select(target => target.Name).Order(StringComparer.OrdinalIgnoreCase).ToList();
        return $"There is no target '{name}'.{NearestName.Suggestion(name, catalog.All.Select(target => target.Name))} Available targets: {string.Join(", ", names)}.";
    }
}
