using OpsBuild.Migrations.Detection.Bases;
using OpsBuild.Migrations.Detection.Files;
using OpsBuild.Migrations.Detection.Git;
using Serilog;

namespace OpsBuild.Migrations.Detection;

/// <summary>Says from git which migrations are new and whether the change is lawful: additions only, in order, atlas.sum appended to.</summary>
/// <param name="log">Gets every call of git at debug level.</param>
/// <remarks>Reads the repository through the <c>git</c> program and writes nothing.</remarks>
public sealed class MigrationDetector(ILogger log)
{
    /// <summary>Another git or another environment for it, in tests.</summary>
    internal Func<GitSettings, GitSettings> Adjust { get; init; } = settings => settings;

    /// <summary>Compares and judges.</summary>
    /// <param name="request">The repository, the folder, and what to compare with.</param>
    /// <param name="cancellationToken">Stops git and this call.</param>
    /// <returns>Lawful, with what was added, or refused with every reason.</returns>
    /// <exception cref="DetectionException">Git cannot tell: no repository, a missing commit, an unreadable event and the like.</exception>
    public async Task<DetectionOutcome> DetectAsync(DetectionRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);

        var settings = Adjust(new GitSettings(request.GitTimeout));
        var repository = await GitRepository.OpenAsync(request.RepositoryPath, settings, log, cancellationToken);
        var folder = FolderLocation.Locate(repository, request);
        var head = await repository.History.HeadAsync(cancellationToken);
        var @base = await new BaseFinder(repository).FindAsync(request, head, cancellationToken);

        var comparison = await new ComparisonReader(repository, folder, onCi: request.Event is not null)
            .ReadAsync(@base, head ?? repository.EmptyTree, cancellationToken);
        var ignored = await repository.Files.IgnoredAsync(folder.Path, cancellationToken);
        return Verdict.Of(comparison, HeadPoint(head, request), ignored);
    }

    private static ComparedPoint HeadPoint(string? head, DetectionRequest request) => request.Event is null
        ? new ComparedPoint(head, head is null ? "the work tree" : "HEAD and the work tree", IsWorkTree: true)
        : new ComparedPoint(head, "HEAD");
}
