using System.Reflection;
using Nuke.Common.CI;
using Nuke.Common.CI.GitHubActions;
using Nuke.Common.Execution;
using Nuke.Common.Internal.CommandLine;

namespace Nuke.Common.Internal;

/// <summary>Finds out where the build runs.</summary>
internal static class HostSelection
{
    /// <summary>The host of the given name, else the one that says that it is running; CI systems before terminals.</summary>
    public static Host Select(string name, Type buildType)
    {
        var types = Known(buildType);
        if (name is null)
            return Create(types.First(IsRunning));

        var chosen = types.FirstOrDefault(type => (type.FullName ?? type.Name).EndsWith(name, StringComparison.OrdinalIgnoreCase));
        return chosen is not null
            ? Create(chosen)
            : throw new UsageException(
                $"--host: '{name}' is not a host; known are {string.Join(", ", types.Select(type => type.Name))}.{NearestName.Suggestion(name, types.Select(type => type.Name))}");
    }

    /// <summary>The names that <c>--host</c> takes.</summary>
    public static IEnumerable<string> Names(Type buildType) => Known(buildType).Select(type => type.Name);

    private static List<Type> Known(Type buildType)
    {
        var own = buildType is null
            ? []
            : buildType.Assembly.GetExportedTypes().Where(type => type.IsSubclassOf(typeof(Host)) && !type.IsAbstract).ToList();
        return
        [
            .. own.Where(type => typeof(IBuildServer).IsAssignableFrom(type)),
            typeof(GitHubActions),
            .. own.Where(type => !typeof(IBuildServer).IsAssignableFrom(type)),
            typeof(Terminal),
        ];
    }

    private static bool IsRunning(Type type) =>
        type.GetProperty($"IsRunning{type.Name}", BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static)?.GetValue(null) is true;

    private static Host Create(Type type) => (Host)Activator.CreateInstance(type, nonPublic: true);
}
