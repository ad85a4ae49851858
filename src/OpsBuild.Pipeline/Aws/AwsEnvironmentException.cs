namespace OpsBuild.Pipeline.Aws;

/// <summary>An AWS environment cannot be used: its settings, the credentials, the account or the tool are not as they must be. No task was asked for.</summary>
public sealed class AwsEnvironmentException : Exception
{
    public AwsEnvironmentException(AwsProblem problem, Exception? cause = null)
        : base(problem.ToString(), cause) => Problems = [problem];

    public AwsEnvironmentException(string environment, IReadOnlyList<AwsProblem> problems)
        : base(problems is [var only] ? only.ToString() : Text(environment, problems)) => Problems = problems;

    /// <summary>What is wrong, at least one thing.</summary>
    public IReadOnlyList<AwsProblem> Problems { get; }

    private static string Text(string environment, IReadOnlyList<AwsProblem> problems) =>
        $"The environment {environment} cannot be used; {problems.Count} things are wrong:\n{string.Join('\n', problems)}";
}
