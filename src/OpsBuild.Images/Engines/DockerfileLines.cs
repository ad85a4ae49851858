namespace OpsBuild.Images.Engines;

/// <summary>Where the instructions of a Dockerfile begin: the engine counts steps, people count lines.</summary>
internal static class DockerfileLines
{
    /// <param name="dockerfile">Its text.</param>
    /// <param name="step">The step, counted from 1.</param>
    /// <returns>The line, counted from 1; null when there is no such step.</returns>
    public static int? OfStep(string dockerfile, int step)
    {
        var lines = dockerfile.Split('\n');
        var isContinued = false;
        for (int at = 0, seen = 0; at < lines.Length; at++)
        {
            var line = lines[at].Trim();
            // A comment is nothing, also between the lines of one instruction.
            if (line.Length == 0 || line[0] == '#')
                continue;
            if (!isContinued && ++seen == step)
                return at + 1;
            isContinued = line[^1] == '\\';
        }

        return null;
    }
}
