namespace OpsBuild.Migrations.Apply.NoTransaction;

/// <summary>What somebody who looked says about a statement that may have run or may not. An answer to a question that nobody asks changes nothing.</summary>
/// <param name="Ran">The statement that did run; null where nobody says so.</param>
/// <param name="DidNotRun">The statement that did not; null where nobody says so.</param>
public sealed record StatementAnswers(StatementNumber? Ran, StatementNumber? DidNotRun)
{
    /// <summary>Nobody was asked.</summary>
    public static StatementAnswers None { get; } = new(null, null);

    /// <summary>Both say something of the same statement.</summary>
    public bool IsContradictory => Ran is not null && Ran == DidNotRun;

    /// <summary>Whether the statement ran; null where nobody says.</summary>
    internal bool? Find(StatementNumber statement) => Ran == statement ? true : DidNotRun == statement ? false : null;
}
