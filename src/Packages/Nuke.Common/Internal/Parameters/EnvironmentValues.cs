using System.Collections;

namespace Nuke.Common.Internal.Parameters;

/// <summary>Parameters from environment variables: the exact name, else letters and digits alike, with or without <c>NUKE</c>.</summary>
internal sealed class EnvironmentValues(IDictionary variables, string baseDirectory)
{
    private readonly Lazy<ILookup<string, (string Name, string Value)>> byPlainName = new(() => variables
        .Cast<DictionaryEntry>()
        .Select(entry => (Name: (string)entry.Key, Value: (string)entry.Value ?? ""))
        .ToLookup(entry => Plain(entry.Name), StringComparer.OrdinalIgnoreCase));

    /// <exception cref="UsageException">Several variables match and do not agree.</exception>
    public GivenValue Find(string parameter)
    {
        if (variables[parameter] is string exact)
            return Given(parameter, exact);

        var plain = Plain(parameter);
        var matches = byPlainName.Value[plain].Concat(byPlainName.Value["NUKE" + plain]).OrderBy(match => match.Name, StringComparer.Ordinal).ToList();
        if (matches.Select(match => match.Value).Distinct(StringComparer.Ordinal).Count() > 1)
        {
            throw new UsageException(
                $"The environment variables {string.Join(", ", matches.Select(match => match.Name))} all mean the parameter {parameter} and differ; keep one.");
        }

        return matches is [] ? null : Given(matches[0].Name, matches[0].Value);
    }

    private GivenValue Given(string name, string value) =>
        new(value.Length == 0 ? [] : [value], $"environment variable {name}", Split: true, baseDirectory);

    private static string Plain(string name) => string.Concat(name.Where(char.IsAsciiLetterOrDigit));
}
