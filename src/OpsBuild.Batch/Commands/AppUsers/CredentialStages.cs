using System.Diagnostics.CodeAnalysis;
using OpsBuild.Batch.Secrets;

namespace OpsBuild.Batch.Commands.AppUsers;

/// <summary>Which versions of the application's secret count, in the order in which they are tried: during a rotation there are two.</summary>
internal sealed record CredentialStages
{
    private static readonly string[] Known = [CredentialReader.CurrentStage, "AWSPENDING", "AWSPREVIOUS"];

    private CredentialStages(IReadOnlyList<string> stages) => Stages = stages;

    public static CredentialStages Current { get; } = new([CredentialReader.CurrentStage]);

    public IReadOnlyList<string> Stages { get; }

    /// <summary>True for a list of stages, as <c>AWSPENDING,AWSCURRENT</c>.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out CredentialStages? stages)
    {
        var words = text.Split(',', StringSplitOptions.TrimEntries);
        stages = words.All(Known.Contains) && words.Distinct().Count() == words.Length ? new CredentialStages(words) : null;
        return stages is not null;
    }

    public override string ToString() => string.Join(", ", Stages);
}
