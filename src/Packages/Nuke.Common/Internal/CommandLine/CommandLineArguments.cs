namespace Nuke.Common.Internal.CommandLine;

/// <summary>A command line: words, then switches with the words that follow each.</summary>
internal sealed class CommandLineArguments
{
    private CommandLineArguments(IReadOnlyList<string> words, IReadOnlyList<Switch> switches)
    {
        Words = words;
        Switches = switches;
    }

    /// <summary>The words before the first switch: target names.</summary>
    public IReadOnlyList<string> Words { get; }

    public IReadOnlyList<Switch> Switches { get; }

    public static CommandLineArguments Parse(IEnumerable<string> arguments)
    {
        var words = new List<string>();
        var switches = new List<Switch>();
        var current = words;
        foreach (var argument in arguments)
        {
            if (Switch.Looks(argument))
            {
                current = [];
                switches.Add(new Switch(argument, current));
            }
            else
            {
                current.Add(argument);
            }
        }

        return new CommandLineArguments(words, switches);
    }

    /// <summary>The last occurrence counts, so that a wrapper script's defaults can be overridden by what follows them.</summary>
    public Switch Find(string parameter) => Switches.LastOrDefault(candidate => candidate.Names(parameter));
}
