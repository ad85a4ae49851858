namespace OpsBuild.Migrations.Apply.NoTransaction;

/// <summary>A statement that an earlier run sent, or may have sent, and did not record as done.</summary>
/// <param name="Text">Its text.</param>
/// <param name="Failed">The server is known to have refused it.</param>
internal sealed record InterruptedStatement(string Text, bool Failed)
{
    /// <summary>What the catalog held before it was sent; null when nobody wrote that down, as Atlas does not.</summary>
    public CatalogState? Before { get; init; }

    /// <summary>Without <see cref="Before"/>: what it made is known to have been made by its failed try, not to have been there before.</summary>
    public bool LeftItself { get; init; }
}
