namespace OpsBuild.Migrations.Apply.NoTransaction;

/// <summary>A statement that was about to be sent on its own, without a transaction that would take it back.</summary>
internal sealed record ProgressRecord
{
    public required StatementNumber Statement { get; init; }

    /// <summary>The statement's partial hash, with <c>h1:</c> in front.</summary>
    public required string Hash { get; init; }

    /// <summary>Its text, passwords starred out: what was sent counts, not what its file says by now.</summary>
    public required string Text { get; init; }

    /// <summary>What the run called its session, with the run's id where the caller gave one.</summary>
    public required string Run { get; init; }

    /// <summary>The session that was to run it.</summary>
    public required SessionIdentity Session { get; init; }

    public required DateTimeOffset BeganAt { get; init; }

    /// <summary>The server said that it failed: it did not take effect, but may have left something behind.</summary>
    public bool Failed { get; init; }

    /// <summary>What the catalog held right before.</summary>
    public required CatalogState Before { get; init; }
}
