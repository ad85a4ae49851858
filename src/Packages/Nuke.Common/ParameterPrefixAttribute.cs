namespace Nuke.Common;

/// <summary>Puts a prefix before the names of all parameters that a component declares.</summary>
[AttributeUsage(AttributeTargets.Interface)]
public class ParameterPrefixAttribute : Attribute
{
    private const string Suffix = "Prefix";

    /// <summary>A trailing "Prefix" is dropped, so that <c>nameof(FeedPrefix)</c> means "Feed".</summary>
    public ParameterPrefixAttribute(string prefix) =>
        Prefix = prefix.EndsWith(Suffix, StringComparison.Ordinal) && prefix.Length > Suffix.Length ? prefix[..^Suffix.Length] : prefix;

    /// <summary>The text before each name.</summary>
    public string Prefix { get; }
}
