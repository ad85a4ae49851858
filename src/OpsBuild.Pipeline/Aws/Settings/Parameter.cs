using System.Text;

namespace OpsBuild.Pipeline.Aws.Settings;

/// <summary>A parameter of the build, as a person writes it in a profile and on the command line.</summary>
internal sealed record Parameter(string Name)
{
    /// <summary>As <c>--ecs-region</c> for <c>EcsRegion</c>.</summary>
    public string Switch => Name.Aggregate(new StringBuilder("-"), (text, letter) => char.IsAsciiLetterUpper(letter)
        ? text.Append('-').Append(char.ToLowerInvariant(letter))
        : text.Append(letter)).ToString();

    /// <summary>Where it can be said.</summary>
    public string Places(string environment) => $"\"{Name}\" in .nuke/parameters.{environment}.json, or {Switch}";
}
