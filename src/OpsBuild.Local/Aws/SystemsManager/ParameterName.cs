using System.Text.RegularExpressions;

namespace OpsBuild.Local.Aws.SystemsManager;

/// <summary>A parameter's name, by the rules of PutParameter.</summary>
internal static partial class ParameterName
{
    private const int Longest = 1011;
    private const int Deepest = 15;

    /// <exception cref="AwsErrorException">No name that a parameter can have.</exception>
    public static string Check(string name)
    {
        if (!Characters().IsMatch(name) || name.Length > Longest)
            throw ParameterErrors.Validation("Parameter name: can't be prefixed with \"ssm\" (case-insensitive). If formed as a path, it can consist of "
                + "sub-paths divided by slash symbol; each sub-path can be formed as a mix of letters, numbers and the following 3 symbols .-_");
        if (name.Contains('/', StringComparison.Ordinal) && name[0] != '/')
            throw ParameterErrors.Validation("Parameter name must be a fully qualified name.");
        if (Reserved().IsMatch(name))
            throw ParameterErrors.Validation($"No access to reserved parameter name: {name}.");
        return name.Count(letter => letter == '/') <= Deepest ? name : throw new AwsErrorException(
            "HierarchyLevelLimitExceededException", $"A parameter name has up to {Deepest} levels.");
    }

    /// <summary>Name and selector out of <c>name</c>, <c>name:3</c>, an ARN, or an ARN that ends in <c>:3</c>.</summary>
    public static (string Name, string? Selector) Parse(string given)
    {
        // An ARN has five colons of its own before the resource.
        var start = given.StartsWith("arn:", StringComparison.Ordinal) ? given.IndexOf(":parameter/", StringComparison.Ordinal) + 1 : 0;
        var colon = given.IndexOf(':', start);
        return colon < 0 ? (given, null) : (given[..colon], given[colon..]);
    }

    [GeneratedRegex(@"^/?[A-Za-z0-9_.-]+(?:/[A-Za-z0-9_.-]+)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Characters();

    [GeneratedRegex("^/?(?:aws|ssm)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Reserved();
}
