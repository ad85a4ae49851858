namespace OpsBuild.Batch.Results;

/// <summary>The run cannot go on, and it is known why. The message is safe to log: whoever throws it keeps secrets out.</summary>
internal sealed class BatchFailureException(Outcome outcome, IReadOnlyList<Finding> findings, Exception? cause = null)
    : Exception(string.Join(Environment.NewLine, findings), cause)
{
    public BatchFailureException(Outcome outcome, Finding finding, Exception? cause = null)
        : this(outcome, [finding], cause)
    {
    }

    public Outcome Outcome => outcome;

    public IReadOnlyList<Finding> Findings => findings;
}
