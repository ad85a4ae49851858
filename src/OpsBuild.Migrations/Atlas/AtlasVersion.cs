using System.Text.RegularExpressions;

namespace OpsBuild.Migrations.Atlas;

/// <summary>Which Atlas it is, from what <c>atlas version</c> prints: <c>atlas community version v1.2.3</c>, or <c>- development</c> for a build of one's own.</summary>
/// <param name="Text">As it says itself.</param>
public sealed partial record AtlasVersion(string Text)
{
    /// <summary>The oldest release that is run.</summary>
    /// <remarks>What is relied on was checked against 1.2.3; releases before 0.30 record less reliably what became of a file that failed.</remarks>
    public static readonly Version Oldest = new(0, 30, 0);

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    /// <summary>The release; null for a build of one's own, whose age nobody can tell.</summary>
    public Version? Release { get; private init; }

    /// <summary>Asks the program.</summary>
    /// <exception cref="AtlasFailedException">It cannot be started, does not say, or is too old.</exception>
    public static async Task<AtlasVersion> AskAsync(AtlasProgram program, string folder, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Limit);
        var answer = await program.RunAsync(["version"], folder, limit.Token);
        cancellationToken.ThrowIfCancellationRequested();
        if (answer.ExitCode != 0 || Line().Match($"{answer.Output}\n{answer.Errors}") is not { Success: true } line)
        {
            throw new AtlasFailedException(AtlasFault.VersionUnknown, new Problem(
                $"{program.Path} does not say which version of Atlas it is.",
                limit.IsCancellationRequested ? $"It did not answer within {Limit.TotalSeconds:0} s." : $"Exit code {answer.ExitCode}: {answer.Complaint}",
                "Check that ATLAS_PATH names the Atlas binary; or set MIGRATION_ENGINE to builtin."));
        }

        var version = new AtlasVersion(line.Value.Trim())
        {
            Release = Version.TryParse(line.Groups["release"].ValueSpan, out var release) ? release : null,
        };
        return version.Release is null || version.Release >= Oldest ? version
            : throw new AtlasFailedException(AtlasFault.TooOld, new Problem(
                $"{program.Path} is too old: {version}.",
                "What older ones record of a file that failed cannot be relied on.",
                $"Take a release from {Oldest} on; or set MIGRATION_ENGINE to builtin."));
    }

    public override string ToString() => Text;

    [GeneratedRegex(@"^atlas\b.*\bversion (v(?<release>\d+\.\d+\.\d+)\S*|- development).*$", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Line();
}
