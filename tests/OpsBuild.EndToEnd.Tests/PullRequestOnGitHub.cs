using System.Text.Json;
using OpsBuild.Workflows.Tests;

namespace OpsBuild.EndToEnd.Tests;

/// <summary>A pull request as GitHub's runner has it checked out: the commit that would merge it, and the variables and files of its event.</summary>
internal sealed class PullRequestOnGitHub
{
    private readonly Checkout checkout;
    private readonly Dictionary<string, string?> environment;

    private PullRequestOnGitHub(Checkout checkout, Dictionary<string, string?> environment) => (this.checkout, this.environment) = (checkout, environment);

    /// <summary>Commits what stands in the work tree to a branch, and checks out its merge with the default branch.</summary>
    public static async Task<PullRequestOnGitHub> OpenAsync(Checkout checkout)
    {
        var @base = await HeadAsync(checkout);
        await checkout.GitAsync("switch", "--quiet", "--create", "change");
        await checkout.GitAsync("add", "--all");
        await checkout.GitAsync("commit", "--quiet", "--allow-empty", "--message", "The change");
        var head = await HeadAsync(checkout);
        await checkout.GitAsync("switch", "--quiet", "--detach", @base);
        await checkout.GitAsync("merge", "--quiet", "--no-ff", "--message", $"Merge {head} into {@base}", "change");

        // Beside the work tree, as the runner has them.
        var files = Path.Combine(Path.GetDirectoryName(checkout.Root)!, $"{Path.GetFileName(checkout.Root)}-runner");
        Directory.CreateDirectory(files);
        var payload = Path.Combine(files, "event.json");
        await File.WriteAllTextAsync(
            payload,
            JsonSerializer.Serialize(new
            {
                action = "synchronize", number = 7,
                pull_request = new { number = 7, head = new { @ref = "change", sha = head }, @base = new { @ref = "main", sha = @base } },
                repository = new { default_branch = "main", full_name = "example/shop" },
            }),
            TestContext.Current.CancellationToken);
        foreach (var name in new[] { "summary", "output", "env" })
            await File.WriteAllTextAsync(Path.Combine(files, name), "", TestContext.Current.CancellationToken);
        return new PullRequestOnGitHub(checkout, new Dictionary<string, string?>
        {
            ["CI"] = "true", ["GITHUB_ACTIONS"] = "true", ["GITHUB_WORKFLOW"] = "pull-request", ["GITHUB_EVENT_NAME"] = "pull_request", ["GITHUB_EVENT_PATH"] = payload,
            ["GITHUB_SHA"] = await HeadAsync(checkout), ["GITHUB_REF"] = "refs/pull/7/merge", ["GITHUB_BASE_REF"] = "main", ["GITHUB_HEAD_REF"] = "change",
            ["GITHUB_REPOSITORY"] = "example/shop", ["GITHUB_SERVER_URL"] = "https://github.com", ["GITHUB_RUN_ID"] = "1234567", ["GITHUB_RUN_ATTEMPT"] = "1",
            ["GITHUB_WORKSPACE"] = checkout.Root, ["GITHUB_STEP_SUMMARY"] = Path.Combine(files, "summary"), ["GITHUB_OUTPUT"] = Path.Combine(files, "output"),
            ["GITHUB_ENV"] = Path.Combine(files, "env"),
        });
    }

    /// <summary>Runs the step that calls the build, as the committed file says.</summary>
    /// <param name="jobId">The job's id.</param>
    /// <param name="parameters">Variables beside the step's own.</param>
    public async Task<Finished> RunAsync(string jobId, params (string Name, string Value)[] parameters)
    {
        var job = WorkflowFile.All(checkout.Root).Single(file => file.Name == "pull-request").Jobs.Single(job => job.Id == jobId);
        var variables = new Dictionary<string, string?>(environment) { ["GITHUB_JOB"] = jobId };
        foreach (var (name, value) in job.Run.Below("env").Texts())
        {
            Assert.False(value!.Contains("${{", StringComparison.Ordinal), $"{job} sets {name} to {value}, which only GitHub can evaluate.");
            variables[name] = value;
        }

        foreach (var (name, value) in parameters)
            variables.Add(name, value);
        return await checkout.ShellAsync(variables, job.Run.Text("run")!);
    }

    /// <summary>The files that the job's last step would keep, relative to the work tree.</summary>
    public IReadOnlyList<string> Kept(string jobId)
    {
        var job = WorkflowFile.All(checkout.Root).Single(file => file.Name == "pull-request").Jobs.Single(job => job.Id == jobId);
        var patterns = job.Uses("actions/upload-artifact").Below("with").Text("path")!.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return [.. patterns.SelectMany(pattern => Directory.EnumerateFiles(Path.Combine(checkout.Root, Path.GetDirectoryName(pattern)!), Path.GetFileName(pattern)))
            .Select(file => Path.GetRelativePath(checkout.Root, file))];
    }

    private static async Task<string> HeadAsync(Checkout checkout) => (await checkout.GitAsync("rev-parse", "HEAD")).Trim();
}
