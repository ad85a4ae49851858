using Nuke.Common.CI;
using Nuke.Common.IO;

namespace Nuke.Common.Internal.CommandLine;

/// <summary>The values of the switches that every build has: from the command line, else from <c>NUKE_NAME</c>.</summary>
/// <remarks>
/// Without the prefix an environment variable does not count here, unlike for a build's own parameters: HOST, ROOT or TARGET are set
/// on many machines for other purposes.
/// </remarks>
internal sealed class BuiltInValues
{
    private readonly CommandLineArguments arguments;
    private readonly List<string> problems = [];

    public BuiltInValues(CommandLineArguments arguments)
    {
        this.arguments = arguments;
        Help = Flag(nameof(Help));
        NoLogo = Flag(nameof(NoLogo));
        ShellCompletion = Flag(nameof(ShellCompletion));
        Host = One(nameof(Host));
        Verbosity = ReadVerbosity();
        Partition = ReadPartition();
        Profiles = Many("Profile") ?? [];
        Skip = Many(nameof(Skip));
        Targets = [.. arguments.Words.Concat(Many("Target") ?? []).SelectMany(word => word.Split('+', StringSplitOptions.RemoveEmptyEntries))];
        Root = ReadRoot();
    }

    /// <summary>What is wrong with them, one line each.</summary>
    public IReadOnlyList<string> Problems => problems;

    public bool Help { get; }

    public bool NoLogo { get; }

    public bool ShellCompletion { get; }

    public string Host { get; }

    public Verbosity Verbosity { get; }

    public Partition Partition { get; }

    public string[] Profiles { get; }

    /// <summary>Null: nothing is skipped; empty: everything that is not named.</summary>
    public string[] Skip { get; }

    public IReadOnlyList<string> Targets { get; }

    /// <summary>Null: to be found.</summary>
    public AbsolutePath Root { get; }

    private bool Flag(string name)
    {
        var values = Many(name);
        switch (values)
        {
            case null:
                return false;
            case []:
                return true;
            case [var text] when bool.TryParse(text, out var value):
                return value;
            default:
                problems.Add($"{ParameterNames.ToSwitch(name)}: '{values[0]}' is not true or false (targets go before the first switch).");
                return false;
        }
    }

    private string One(string name)
    {
        var values = Given(name) ?? (Variable(name) is { } value ? [value] : null);
        if (values is null or [_])
            return values?[0];

        problems.Add($"{ParameterNames.ToSwitch(name)} takes one value, not {values.Length} (targets go before the first switch).");
        return null;
    }

    private string[] Many(string name) => Given(name) ?? Variable(name)?.Split([' ', '+'], StringSplitOptions.RemoveEmptyEntries);

    private string[] Given(string name) => arguments.Find(name) is { } given ? [.. given.Values] : null;

    private static string Variable(string name) =>
        Environment.GetEnvironmentVariable("NUKE_" + ParameterNames.Kebab(name).Replace('-', '_').ToUpperInvariant()) is { Length: > 0 } value ? value : null;

    private Verbosity ReadVerbosity()
    {
        var text = One(nameof(Verbosity));
        var names = Enum.GetNames<Verbosity>();
        if (text is null)
            return Verbosity.Normal;
        if (names.Contains(text, StringComparer.OrdinalIgnoreCase))
            return Enum.Parse<Verbosity>(text, ignoreCase: true);

        problems.Add($"--verbosity: '{text}' is none of {string.Join(", ", names)}.{NearestName.Suggestion(text, names)}");
        return Verbosity.Normal;
    }

    private Partition ReadPartition()
    {
        if (One(nameof(Partition)) is not { } text)
            return Partition.Single;

        try
        {
            return (Partition)new Partition.TypeConverter().ConvertFrom(null!, null!, text);
        }
        catch (FormatException error)
        {
            problems.Add($"--partition: {error.Message}.");
            return Partition.Single;
        }
    }

    private AbsolutePath ReadRoot()
    {
        var values = Given(nameof(Root)) ?? (Variable(nameof(Root)) is { } value ? [value] : null);
        if (values is null)
            return null;

        var directory = Path.GetFullPath(values is [] ? "." : string.Join(' ', values));
        if (Directory.Exists(directory))
            return AbsolutePath.Create(directory);

        problems.Add($"--root: there is no directory {directory}.");
        return null;
    }
}
