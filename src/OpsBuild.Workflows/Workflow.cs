namespace OpsBuild.Workflows;

/// <summary>A workflow of GitHub Actions.</summary>
/// <param name="Name">Its name, and its file's without the ending.</param>
public sealed record Workflow(string Name)
{
    /// <summary>What it is for: the file's first lines.</summary>
    public required IReadOnlyList<string> About { get; init; }

    /// <summary>What starts it.</summary>
    public required Triggers On { get; init; }

    /// <summary>The jobs, which run at the same time.</summary>
    public required IReadOnlyList<Job> Jobs { get; init; }

    /// <summary>The file's name in <c>.github/workflows</c>.</summary>
    public string FileName => $"{Name}.yml";

    /// <summary>The file's text, with LF; the same for the same description.</summary>
    /// <exception cref="WorkflowException">GitHub would refuse it, or a job would do what its description does not say.</exception>
    public string ToYaml()
    {
        WorkflowCheck.Pass(this);
        return WorkflowText.Of(this);
    }
}
