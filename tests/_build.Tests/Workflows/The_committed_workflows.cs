using System.Globalization;
using OpsBuild.Build.Workflows;
using OpsBuild.Ecs.Deployments;
using OpsBuild.Ecs.TaskDefinitions;
using OpsBuild.Pipeline;
using OpsBuild.Workflows.Tests;

namespace OpsBuild.Build.Tests.Workflows;

public sealed class The_committed_workflows
{
    private static string Folder => Path.Combine(WorkTree.Path, ".github", "workflows");

    [Fact]
    public void are_what_the_description_yields()
    {
        var stale = new GeneratedFolder(Folder, RepositoryWorkflows.Files).Stale();

        Assert.True(stale.Count == 0, $"Stale in .github/workflows: {string.Join(", ", stale)}. Run ./build.sh GenerateWorkflows and commit.");
    }

    [Fact]
    public void are_all_described()
    {
        var described = RepositoryWorkflows.Files.Select(file => file.Path).Order(StringComparer.Ordinal);

        var committed = Directory.EnumerateFiles(Folder).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal);

        Assert.Equal(described, committed);
    }

    [Fact]
    public void outlive_the_tasks_and_deployments_that_they_wait_for()
    {
        // What runs one after the other in an AWS account; docs/workflows.md has the same table.
        var waits = new Dictionary<string, TimeSpan>
        {
            ["ApplyMigration"] = 4 * OneShotRun.DefaultTimeout,
            ["SyncAppUser"] = 2 * OneShotRun.DefaultTimeout,
            ["DeployService"] = OneShotRun.DefaultTimeout + DeploymentRequest.DefaultTimeout,
            ["DriftCheck"] = OneShotRun.DefaultTimeout,
        };
        var jobs = WorkflowFile.All(WorkTree.Path).SelectMany(file => file.Jobs).Where(job => job.IsInTheCloud).ToList();

        Assert.Equal(waits.Keys.Order(StringComparer.Ordinal), jobs.Select(job => job.Target).Distinct().Order(StringComparer.Ordinal));
        Assert.All(jobs, job => Assert.True(
            int.Parse(job.Node.Text("timeout-minutes")!, CultureInfo.InvariantCulture) > waits[job.Target].TotalMinutes, $"{job} ends before what it waits for."));
    }

    [Fact]
    public void offer_the_environments_that_have_a_profile()
    {
        var profiles = Directory.EnumerateFiles(Path.Combine(WorkTree.Path, ".nuke"), "parameters.*.json")
            .Select(file => Path.GetFileName(file).Split('.')[1]).Where(name => name is not ("json" or "local")).Order(StringComparer.Ordinal);

        Assert.Equal(profiles, OpsBuild.Build.Workflows.Environments.All.Order(StringComparer.Ordinal));
    }
}
