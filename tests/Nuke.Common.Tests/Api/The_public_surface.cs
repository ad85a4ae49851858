using System.Text.RegularExpressions;

namespace Nuke.Tests.Api;

/// <summary>
/// Nuke.Common.api.txt holds the signatures of the original, version 10.1.0, that the subset keeps. A build that compiles against the
/// subset compiles against the original only as long as the two agree.
/// </summary>
public sealed partial class The_public_surface
{
    private static readonly IReadOnlyDictionary<string, IReadOnlySet<string>> Actual = ApiSurface.Of(typeof(NukeBuild).Assembly);
    private static readonly IReadOnlyDictionary<string, IReadOnlySet<string>> Original = ReadOriginal();

    [Fact]
    public void has_nothing_that_the_original_lacks()
    {
        var extra = Lines(Actual).Except(Lines(Original), StringComparer.Ordinal);

        Assert.Equal([], extra);
    }

    [Fact]
    public void has_everything_that_is_said_to_be_kept()
    {
        var missing = Lines(Original).Except(Lines(Actual), StringComparer.Ordinal);

        Assert.Equal([], missing);
    }

    private static IEnumerable<string> Lines(IReadOnlyDictionary<string, IReadOnlySet<string>> surface) =>
        surface.SelectMany(type => type.Value.Select(member => $"{type.Key}\n    {member}").Prepend(type.Key)).Order(StringComparer.Ordinal);

    private static Dictionary<string, IReadOnlySet<string>> ReadOriginal()
    {
        using var stream = typeof(The_public_surface).Assembly.GetManifestResourceStream("Nuke.Common.api.txt")!;
        using var reader = new StreamReader(stream);
        var surface = new Dictionary<string, IReadOnlySet<string>>(StringComparer.Ordinal);
        HashSet<string> members = [];
        foreach (var line in reader.ReadToEnd().Split('\n').Where(line => line.Length > 0 && !line.StartsWith('#')))
        {
            if (line.StartsWith(' '))
                members.Add(line.Trim());
            else
                surface.Add(AssemblyName().Replace(line, ""), members = new HashSet<string>(StringComparer.Ordinal));
        }

        return surface;
    }

    // In which of its assemblies the original has a type does not matter to source code.
    [GeneratedRegex(@"   \([A-Za-z.]+\)$")]
    private static partial Regex AssemblyName();
}
