namespace OpsBuild.Migrations.Detection;

/// <summary>Git cannot say what changed: something that the answer needs is not there. Never a reason to go on.</summary>
public sealed class DetectionException : Exception
{
    internal DetectionException(DetectionProblem problem, string what, string why, string remedy, Exception? cause = null)
        : base($"{what}\n  why: {why}\n  do:  {remedy}", cause)
    {
        Problem = problem;
        What = what;
        Why = why;
        Remedy = remedy;
    }

    /// <summary>The stable name of the trouble.</summary>
    public DetectionProblem Problem { get; }

    /// <summary>What could not be done.</summary>
    public string What { get; }

    /// <summary>Why, with the facts.</summary>
    public string Why { get; }

    /// <summary>What to do about it.</summary>
    public string Remedy { get; }
}
