namespace OpsBuild.Images.BuildKit;

/// <summary>Where the steps of a Dockerfile stand: BuildKit counts them by stage, people count lines.</summary>
internal sealed class DockerfileSteps
{
    // What BuildKit counts: the rest changes the image's settings and is no step.
    private static readonly HashSet<string> Counted = new(StringComparer.OrdinalIgnoreCase) { "ADD", "COPY", "RUN", "WORKDIR" };

    private readonly Dictionary<(string Stage, int Number), int> lines = [];

    private DockerfileSteps()
    {
    }

    public static DockerfileSteps Of(string dockerfile)
    {
        var steps = new DockerfileSteps();
        var stages = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        string[] names = [];
        var number = 0;
        foreach (var (line, words) in Instructions(dockerfile))
        {
            if (words[0].Equals("FROM", StringComparison.OrdinalIgnoreCase))
            {
                var flagless = words.Skip(1).Where(word => !word.StartsWith("--", StringComparison.Ordinal)).ToList();
                var image = flagless.FirstOrDefault() ?? "";
                // A stage has its number as a name as well; a single one has none.
                var given = flagless.Count > 2 ? flagless[2] : null;
                names = given is null ? [$"stage-{stages.Count}", ""] : [given.ToLowerInvariant(), ""];
                number = image == "scratch" || stages.Contains(image) ? 0 : 1;
                stages.Add(given ?? $"stage-{stages.Count}");
                if (number == 1)
                    steps.Add(names, number, line);
            }
            else if (Counted.Contains(words[0]))
            {
                steps.Add(names, ++number, line);
            }
        }

        return steps;
    }

    /// <returns>The line, counted from 1; null when there is no such step.</returns>
    public int? LineOf(StepName step) => lines.TryGetValue((step.Stage.ToLowerInvariant(), step.Number), out var line) ? line : null;

    private void Add(string[] names, int number, int line)
    {
        foreach (var name in names)
            lines[(name, number)] = line;
    }

    private static IEnumerable<(int Line, string[] Words)> Instructions(string dockerfile)
    {
        var isContinued = false;
        foreach (var (at, text) in dockerfile.Split('\n').Index())
        {
            var line = text.Trim();
            // A comment is nothing, also between the lines of one instruction.
            if (line.Length == 0 || line[0] == '#')
                continue;
            if (!isContinued)
                yield return (at + 1, line.Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries));
            isContinued = line[^1] == '\\';
        }
    }
}
