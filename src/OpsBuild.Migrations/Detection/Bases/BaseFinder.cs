using OpsBuild.Migrations.Detection.Git;

namespace OpsBuild.Migrations.Detection.Bases;

/// <summary>Chooses what the head is compared with: what was asked for, else what the CI event says, else where the branch began.</summary>
internal sealed class BaseFinder(GitRepository repository)
{
    /// <param name="request">Says which of the three ways.</param>
    /// <param name="head">The commit checked out; null before the first one.</param>
    /// <param name="cancellationToken">Ends the questions to git.</param>
    /// <exception cref="DetectionException">A commit which the choice needs is missing; nothing is guessed instead.</exception>
    public async Task<ChosenBase> FindAsync(DetectionRequest request, string? head, CancellationToken cancellationToken)
    {
        if (head is null)
            return BeforeTheFirstCommit(request);

        var ancestry = new Ancestry(repository, head);
        if (!string.IsNullOrWhiteSpace(request.BaseRef))
            return await new ExplicitBase(ancestry).FindAsync(request.BaseRef, request.Event, cancellationToken);

        return request.Event is { } started
            ? await new EventBase(ancestry).FindAsync(started, cancellationToken)
            : await new LocalBase(ancestry).FindAsync(cancellationToken);
    }

    private ChosenBase BeforeTheFirstCommit(DetectionRequest request)
    {
        if (!string.IsNullOrWhiteSpace(request.BaseRef))
            throw BaseTrouble.Unknown(request.BaseRef, "the repository has no commit yet.");

        return request.Event is null
            ? ChosenBase.Nothing(repository.EmptyTree, "there is no commit yet")
            : throw BaseTrouble.NoCommit();
    }
}
