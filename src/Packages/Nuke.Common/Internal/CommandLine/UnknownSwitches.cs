using Nuke.Common.Internal.Parameters;

namespace Nuke.Common.Internal.CommandLine;

/// <summary>Switches that neither the build nor any of its components declares.</summary>
internal static class UnknownSwitches
{
    public static IEnumerable<string> In(CommandLineArguments arguments, ParameterCatalog catalog)
    {
        var names = BuiltInParameter.All.Where(parameter => parameter.Listed).Select(parameter => parameter.Name)
            .Concat(catalog.All.Where(parameter => parameter.Attribute.List).Select(parameter => parameter.Name))
            .Select(ParameterNames.ToSwitch)
            .ToList();

        foreach (var unknown in arguments.Switches.Where(given => !IsKnown(given, catalog)))
            yield return Describe(unknown.Written, names);
    }

    private static bool IsKnown(Switch given, ParameterCatalog catalog) =>
        BuiltInParameter.All.Any(parameter => given.Names(parameter.Name)) || catalog.All.Any(parameter => given.Names(parameter.Name));

    private static string Describe(string written, IReadOnlyList<string> names)
    {
        if (written.IndexOfAny(['=', ':']) is var sign and > 0 && names.FirstOrDefault(name => ParameterNames.Same(name, written[..sign])) is { } meant)
            return $"Unknown switch {written[..sign]}{written[sign]}...: a value follows its switch as a word of its own, as in {meant} VALUE.";

        return $"Unknown switch {written}.{NearestName.Suggestion(written, names)} See --help.";
    }
}
