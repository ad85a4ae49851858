namespace OpsBuild.Ecs.TaskDefinitions.Rendering;

/// <summary>A file of variables, <c>NAME=value</c> a line, as ecspresso's <c>--envfile</c> reads: <c>#</c> begins a comment line, nothing is quoted.</summary>
public static class VariablesFile
{
    /// <exception cref="FormatException">A line is none of these.</exception>
    public static IReadOnlyDictionary<string, string> Read(string path)
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (line, number) in File.ReadAllLines(path).Select((line, index) => (line.Trim(), index + 1)))
        {
            if (line.Length == 0 || line[0] == '#')
                continue;
            if (line.Split('=', 2) is not [var name, var value] || !Expressions.VariableName.TryParse(name, out _))
                throw new FormatException($"{path}:{number}:1: '{line}' is no variable; expected NAME=value.");

            variables[name] = value;
        }

        return variables;
    }
}
