using OpsBuild.Definitions;
using OpsBuild.Ecs.Runners;
using OpsBuild.Ecs.Verdicts;
using OpsBuild.Local.Runtime.Images;
using OpsBuild.Pipeline.Aws;
using OpsBuild.Testing;

namespace OpsBuild.Pipeline.Tests.Aws;

public sealed class Running_a_task_in_an_AWS_environment(LocalAccount account) : IClassFixture<LocalAccount>
{
    private static readonly OneShotTask Apply = ProjectDefinitions.OneShotTasks.Single(task => task.Command == "apply_db_migration");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task proves_its_end_through_the_SDK()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The batch of this test is a shell script.");
        using var folder = new TemporaryDirectory();
        var batch = folder.Write("batch", """
            echo "migrations from $MIGRATION_DIR with $DB_ADMIN_CREDENTIAL_ID on $DB_HOST"
            echo "{\"level\":\"INFO\",\"msg\":\"batch result\",\"run_id\":\"$RUN_ID\",\"command\":\"$1\",\"outcome\":\"applied\",\"exit_code\":0}"
            """);
        account.Local.RegisterImage(LocalAccount.Image, new FolderImage("/bin/sh") { Arguments = [batch] });
        var variables = account.Variables;
        variables["MIGRATION_DIR"] = "/migrations";
        var seen = new Seen();
        await using var environment = await AwsEnvironment.OpenAsync(account.Settings, variables, new Heard().Log, Cancellation);

        var outcome = await new OneShotRunner(environment).RunAsync(NewRun(), seen, Cancellation);

        Assert.True(outcome.Verdict is TaskVerdict.Succeeded, $"{outcome.Verdict}\n{string.Join('\n', seen.Lines)}");
        Assert.StartsWith("arn:aws:ecs:us-east-1:000000000000:task/", outcome.TaskArn, StringComparison.Ordinal);
        Assert.Contains("migrations from /migrations with shop/db/admin on opsbuild-fixture-primary.invalid", seen.Lines);
    }

    [Fact]
    public async Task names_every_key_that_the_state_lacks_and_sends_nothing()
    {
        var state = """{"version":4,"outputs":{"db_primary_hst":{"value":"db","type":"string"}},"resources":[]}"""u8.ToArray();
        account.Local.PutObject("states", "empty.tfstate", state);
        var seen = new Seen();
        await using var environment = await AwsEnvironment.OpenAsync(account.Settings with { StateUrl = "s3://states/empty.tfstate" }, account.Variables, new Heard().Log, Cancellation);

        var missing = await Assert.ThrowsAsync<MissingValuesException>(() => new OneShotRunner(environment).RunAsync(NewRun(), seen, Cancellation));

        Assert.Contains("output.db_primary_host", missing.Message, StringComparison.Ordinal);
        Assert.Contains("output.db_primary_hst", missing.Message, StringComparison.Ordinal);
        Assert.Contains("aws_iam_role.task_db_migration.arn", missing.Message, StringComparison.Ordinal);
        Assert.Empty(seen.Lines);
    }

    [Fact]
    public async Task lets_ecspresso_be_the_same_identity_by_its_environment_alone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The ecspresso of this test is a shell script.");
        using var folder = new TemporaryDirectory();
        var variables = account.Variables;
        foreach (var (name, value) in (ReadOnlySpan<(string, string)>)
            [("AWS_ACCESS_KEY_ID", "AKIDOTHER"), ("AWS_SECRET_ACCESS_KEY", "hunter2-marker"), ("AWS_SECRET_KEY", "hunter2-marker"), ("AWS_PROFILE", "prod"), ("AWS_REGION", "eu-west-3")])
        {
            variables[name] = value;
        }

        var settings = account.Settings with { Runner = TaskRunnerKind.Ecspresso, EcspressoPath = Ecspresso(folder) };
        await using var environment = await AwsEnvironment.OpenAsync(settings, variables, new Heard().Log, Cancellation);
        var outcome = await new OneShotRunner(environment).RunAsync(NewRun(), new Seen(), Cancellation);

        // It ends without having registered anything, which is no success.
        Assert.IsType<TaskVerdict.Unproven>(outcome.Verdict);
        var child = File.ReadAllLines(folder["environment"]);
        Assert.Equal("local us-east-1 us-east-1", string.Join(' ', Value(child, "AWS_PROFILE"), Value(child, "AWS_REGION"), Value(child, "AWS_DEFAULT_REGION")));
        Assert.Equal(account.Local.CredentialsFile, Value(child, "AWS_SHARED_CREDENTIALS_FILE"));
        Assert.Equal("", string.Concat(Value(child, "AWS_ACCESS_KEY_ID"), Value(child, "AWS_SECRET_ACCESS_KEY"), Value(child, "AWS_SECRET_KEY"), Value(child, "AWS_SESSION_TOKEN")));
        Assert.DoesNotContain("marker", File.ReadAllText(folder["environment"]) + File.ReadAllText(folder["arguments"]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task gives_ecspresso_the_keys_by_its_environment_where_keys_were_chosen()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The ecspresso of this test is a shell script.");
        using var folder = new TemporaryDirectory();
        var variables = account.KeyVariables;
        variables["AWS_PROFILE"] = "gone";

        var settings = account.Settings with { AwsProfile = null, Runner = TaskRunnerKind.Auto, EcspressoPath = Ecspresso(folder) };
        await using var environment = await AwsEnvironment.OpenAsync(settings, variables, new Heard().Log, Cancellation);
        await new OneShotRunner(environment).RunAsync(NewRun(), new Seen(), Cancellation);

        var child = File.ReadAllLines(folder["environment"]);
        Assert.Equal(variables["AWS_SECRET_ACCESS_KEY"], Value(child, "AWS_SECRET_ACCESS_KEY"));
        Assert.Equal(("", variables["AWS_ENDPOINT_URL"]), (Value(child, "AWS_PROFILE"), Value(child, "AWS_ENDPOINT_URL")));
        Assert.DoesNotContain(variables["AWS_SECRET_ACCESS_KEY"], File.ReadAllText(folder["arguments"]), StringComparison.Ordinal);
    }

    private static OneShotRun NewRun() => new(Apply, "ApplyMigration") { RunId = RunId.New(TimeProvider.System), Definitions = RepositoryFolder.Definitions, Timeout = TimeSpan.FromMinutes(2) };

    private static string Value(string[] environment, string name) => environment.Single(line => line.StartsWith($"{name}=", StringComparison.Ordinal))[(name.Length + 1)..];

    /// <summary>A link to the program beside this file. It is not written here: a file that was open a moment ago may be busy when it is started.</summary>
    private static string Ecspresso(TemporaryDirectory folder)
    {
        File.CreateSymbolicLink(folder["ecspresso"], Path.Combine(RepositoryFolder.Root, "tests", "OpsBuild.Pipeline.Tests", "Aws", "ecspresso"));
        return folder["ecspresso"];
    }

    private sealed class Seen : ITaskObserver
    {
        public List<string> Lines { get; } = [];

        public void Registered(string definition, bool reused) { }

        public void Started(string taskArn, bool reattached) { }

        public void StateChanged(string state) { }

        public void Printed(string container, string line) => Lines.Add(line);

        public void Noted(string message) => Lines.Add(message);
    }
}
