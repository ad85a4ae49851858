using System.Collections;

namespace OpsBuild.Ecs.Templates;

/// <summary>The environment variables of this process.</summary>
public static class ProcessVariables
{
    /// <summary>Reads them. Their names differ by case, except on Windows.</summary>
    public static IReadOnlyDictionary<string, string> Read()
    {
        var variables = new Dictionary<string, string>(OperatingSystem.IsWindows() ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal);
        foreach (DictionaryEntry variable in Environment.GetEnvironmentVariables())
            variables[(string)variable.Key] = (string?)variable.Value ?? "";
        return variables;
    }
}
