using System.Text.RegularExpressions;

namespace OpsBuild.Workflows.Tests;

/// <summary>What holds of every workflow here, read from the files: who describes another one is held to it too.</summary>
public sealed partial class The_committed_workflows
{
    private static readonly IReadOnlyList<WorkflowFile> files = WorkflowFile.All(RepositoryFolder.Path);

    private static IEnumerable<WorkflowJob> Jobs => files.SelectMany(file => file.Jobs);

    [Fact]
    public void are_the_five_with_their_triggers()
    {
        var triggers = files.ToDictionary(file => file.Name, file => string.Join(' ', file.Root.Below("on").Children.Keys));

        Assert.Equal(
            new Dictionary<string, string>
            {
                ["deploy-app"] = "push workflow_dispatch",
                ["drift-watch"] = "schedule workflow_dispatch",
                ["migrate-db"] = "push workflow_dispatch",
                ["pull-request"] = "pull_request merge_group",
                ["sync-db-app-user"] = "push workflow_dispatch",
            },
            triggers);
    }

    [Fact]
    public void pin_every_action_to_a_commit_and_say_its_release()
    {
        var uses = files.SelectMany(file => file.Lines.Where(line => line.Contains("uses:", StringComparison.Ordinal))).ToList();

        Assert.Equal(Jobs.Sum(job => job.Steps.Count(step => step.Text("uses") is not null)), uses.Count);
        Assert.All(uses, line => Assert.Matches(Pinned(), line));
    }

    [Fact]
    public void allow_nothing_but_what_a_job_asks_for()
    {
        Assert.All(files, file => Assert.Empty(file.Root.Below("permissions").Children));
        Assert.All(Jobs, job => Assert.Equal(
            job.IsInTheCloud ? ["contents: read", "id-token: write"] : ["contents: read"],
            job.Node.Below("permissions").Texts().Select(pair => $"{pair.Key}: {pair.Value}")));
    }

    [Fact]
    public void ask_for_a_cloud_token_just_where_an_AWS_environment_is_worked_on()
    {
        Assert.All(Jobs, job => Assert.Equal(job.Run.Text("run")!.Contains("--profile", StringComparison.Ordinal), job.IsInTheCloud));
        Assert.All(Jobs.Where(job => job.IsInTheCloud), job =>
        {
            // The token names the environment, and the environment is the one that is worked on.
            Assert.Equal(job.Run.Below("env").Text("OPSBUILD_ENVIRONMENT"), job.Node.Text("environment"));
            Assert.Equal("${{ vars.AWS_REGION }}", job.Run.Below("env").Text("AWS_REGION"));
            Assert.Equal("${{ vars.AWS_ROLE_ARN }}", job.Run.Below("env").Text("AWS_ROLE_ARN"));
        });
        Assert.All(files.Single(file => file.Name == "pull-request").Jobs, job => Assert.False(job.IsInTheCloud || job.Node.Children.ContainsKey("environment")));
    }

    [Fact]
    public void never_end_a_run_that_works_on_an_environment()
    {
        Assert.All(Jobs.Where(job => job.IsInTheCloud), job =>
        {
            var concurrency = job.Node.Below("concurrency");
            Assert.Equal("false", concurrency.Text("cancel-in-progress"));
            Assert.Equal($"${{{{ github.workflow }}}}-{job.Node.Text("environment")}", concurrency.Text("group"));
        });
    }

    [Fact]
    public void end_every_job_some_time() =>
        Assert.All(Jobs, job => Assert.InRange(int.Parse(job.Node.Text("timeout-minutes")!, System.Globalization.CultureInfo.InvariantCulture), 1, 360));

    [Fact]
    public void call_one_target_in_each_job_and_hand_values_over_by_the_environment()
    {
        Assert.All(Jobs, job =>
        {
            var line = job.Run.Text("run")!;
            Assert.Matches(OneCall(), line);
            Assert.All(
                Variable().Matches(line),
                match => Assert.True(job.Run.Below("env").Children.ContainsKey(match.Groups[1].Value), $"{job}: {match.Value} is not set."));
        });
    }

    [Fact]
    public void fetch_history_only_where_git_is_asked_about_it_and_keep_no_credentials()
    {
        Assert.All(Jobs, job =>
        {
            var with = job.Uses("actions/checkout").Below("with");
            Assert.Equal("false", with.Text("persist-credentials"));
            Assert.Equal(job.Target is "DetectMigrations" or "LintMigrations" or "DriftCheck" or "ApplyMigration" or "Release" ? "0" : null, with.Text("fetch-depth"));
        });
    }

    [Fact]
    public void set_up_the_SDK_of_global_json_and_cache_packages_by_their_lock_files()
    {
        Assert.All(Jobs, job => Assert.Equal(
            new Dictionary<string, string?> { ["global-json-file"] = "global.json", ["cache"] = "true", ["cache-dependency-path"] = "**/packages.lock.json" },
            job.Uses("actions/setup-dotnet").Below("with").Texts()));
    }

    [Fact]
    public void keep_what_a_run_left_also_when_it_failed()
    {
        Assert.All(Jobs, job =>
        {
            var upload = job.Uses("actions/upload-artifact");
            Assert.Same(upload, job.Steps[^1]);
            Assert.Equal("always()", upload.Text("if"));
            Assert.Equal(("true", "ignore"), (upload.Below("with").Text("include-hidden-files"), upload.Below("with").Text("if-no-files-found")));
            Assert.Contains(".nuke/temp/*.json", upload.Below("with").Text("path")!.Split('\n'));
        });
        // Two artifacts of one run may not have the same name.
        Assert.All(files, file => Assert.Distinct(file.Jobs.Select(job => job.Uses("actions/upload-artifact").Below("with").Text("name"))));
    }

    [GeneratedRegex(@"^ +uses: [A-Za-z0-9-]+/[A-Za-z0-9._-]+@[0-9a-f]{40} # v[0-9]+\.[0-9]+\.[0-9]+$")]
    private static partial Regex Pinned();

    [GeneratedRegex("""\A\./build\.sh [A-Z][A-Za-z]+( --[a-z-]+( "\$[A-Z_]+")?)*\z""")]
    private static partial Regex OneCall();

    [GeneratedRegex(@"\$([A-Z_]+)")]
    private static partial Regex Variable();
}
