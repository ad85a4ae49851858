using Nuke.Common.Execution;
using Nuke.Common.Internal.Planning;

namespace Nuke.Tests.Planning;

/// <summary>Plans builds that the tests define.</summary>
internal static class Builds
{
    public static TargetCatalog Catalog<T>()
        where T : NukeBuild, new() =>
        new(new T());

    /// <summary>The names of the plan for the named targets.</summary>
    public static string Plan<T>(params string[] named)
        where T : NukeBuild, new()
    {
        var catalog = Catalog<T>();
        return Names(ExecutionPlanner.Plan(catalog.All, [.. named.Select(name => catalog.Named(name))]));
    }

    public static string Names(IEnumerable<ExecutableTarget> targets) => string.Join(' ', targets.Select(target => target.Name));
}
