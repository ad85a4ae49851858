namespace OpsBuild.Workflows;

/// <summary>What must hold of a workflow as a whole.</summary>
internal static class WorkflowCheck
{
    /// <exception cref="WorkflowException">Something does not.</exception>
    public static void Pass(Workflow workflow)
    {
        if (workflow.Jobs.Count == 0)
            throw new WorkflowException($"The workflow {workflow.Name} has no job.", "GitHub refuses such a file", "describe one, or leave the workflow out.");
        foreach (var twice in workflow.Jobs.GroupBy(job => job.Id).Where(group => group.Count() > 1))
            throw new WorkflowException($"The workflow {workflow.Name} has two jobs {twice.Key}.", "an id names one job", "give each an id of its own.");
        foreach (var job in workflow.Jobs)
            Pass(workflow, job);
    }

    private static void Pass(Workflow workflow, Job job)
    {
        var place = $"The job {job.Id} of the workflow {workflow.Name}";
        if (job.Timeout <= TimeSpan.Zero)
        {
            throw new WorkflowException(
                $"{place} has the timeout {job.Timeout}.", "a job ends after some time", "give it the time that its target needs, and some more.");
        }

        var calls = job.Steps.OfType<Step.Build>().ToList();
        if (calls.Count != 1)
        {
            throw new WorkflowException(
                $"{place} calls the build {calls.Count} times.", "a job is one target: what goes before it, the build knows",
                "name the target that depends on the others, or make another job.");
        }

        foreach (var argument in calls[0].Call.Arguments.Where(argument => argument.Variable is { } name && calls[0].Variables.All(variable => variable.Key != name)))
        {
            throw new WorkflowException(
                $"{place} gives --{argument.Parameter} the variable {argument.Variable}, which it does not set.",
                "the shell would give an empty value", "add it to the step's variables.");
        }
    }
}
