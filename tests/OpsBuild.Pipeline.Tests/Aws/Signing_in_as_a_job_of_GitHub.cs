using OpsBuild.Pipeline.Aws;
using OpsBuild.Pipeline.Aws.Clients;
using OpsBuild.Pipeline.Aws.SignIn;

namespace OpsBuild.Pipeline.Tests.Aws;

public sealed class Signing_in_as_a_job_of_GitHub(LocalAccount account) : IClassFixture<LocalAccount>
{
    private readonly List<string> hidden = [];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task needs_no_key_and_names_the_run_in_its_session()
    {
        await using var gitHub = new FakeGitHub();

        var signIn = Choose(gitHub.Variables(account.Variables));
        var arn = await CallerAsync(signIn, gitHub.Variables(account.Variables));

        Assert.Equal("arn:aws:sts::000000000000:assumed-role/deploy/opsbuild-9001-2", arn);
        Assert.Equal($"the job's own identity as {FakeGitHub.Role}", signIn.Way);
        var asked = Assert.Single(gitHub.Asked);
        Assert.Equal((FakeGitHub.Role, "opsbuild-9001-2", "1800"), (asked["RoleArn"], asked["RoleSessionName"], asked["DurationSeconds"]));
        Assert.Equal(gitHub.Secrets.Order(StringComparer.Ordinal), hidden.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task hands_keys_to_programs_in_their_environment_only_and_fresh_ones_when_the_old_are_nearly_over()
    {
        await using var gitHub = new FakeGitHub { Session = TimeSpan.FromMinutes(5) };
        var variables = gitHub.Variables(account.Variables);
        variables["AWS_ACCESS_KEY_ID"] = "AKIDOTHER";

        var signIn = Choose(variables);
        var first = signIn.Renewed!();
        gitHub.Session = null;
        var second = signIn.Renewed();
        var third = signIn.Renewed();

        Assert.Equal(("ASIAKEY1", "ASIAKEY2", "ASIAKEY2"), (first["AWS_ACCESS_KEY_ID"], second["AWS_ACCESS_KEY_ID"], third["AWS_ACCESS_KEY_ID"]));
        Assert.Equal(("secret-marker-2", "session-marker-2"), (second["AWS_SECRET_ACCESS_KEY"], second["AWS_SESSION_TOKEN"]));
        Assert.Equal(("", ""), (signIn.ForChild["AWS_ACCESS_KEY_ID"], signIn.ForChild["AWS_ROLE_ARN"]));
        Assert.NotEqual(gitHub.Asked[0]["WebIdentityToken"], gitHub.Asked[1]["WebIdentityToken"]);
        Assert.Contains(AmbientVariable.Of(account.Settings, variables), variable => variable.Name == "AWS_ACCESS_KEY_ID" && variable.Effect.StartsWith("ignored", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(FakeGitHub.Classic)]
    [InlineData(FakeGitHub.WithIds)]
    public async Task that_the_role_does_not_trust_shows_both_forms_of_the_subject(string subject)
    {
        await using var gitHub = new FakeGitHub { Subject = subject, Trusted = [] };
        var variables = gitHub.Variables(account.Variables);

        var refused = await Assert.ThrowsAsync<AwsEnvironmentException>(() => CallerAsync(Choose(variables), variables));

        Assert.StartsWith($"STS does not let the job be {FakeGitHub.Role}.", refused.Message, StringComparison.Ordinal);
        foreach (var told in (string[])[$"sub {subject}, aud sts.amazonaws.com", "Not authorized to perform sts:AssumeRoleWithWebIdentity", $"\"{FakeGitHub.Classic}\", \"{FakeGitHub.WithIds}\"", "token.actions.githubusercontent.com:aud"])
            Assert.Contains(told, refused.Message, StringComparison.Ordinal);
        Assert.All(gitHub.Secrets, secret => Assert.DoesNotContain(secret, refused.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task asks_again_where_GitHub_is_not_well_and_says_so_where_it_stays()
    {
        await using var gitHub = new FakeGitHub();
        var variables = gitHub.Variables(account.Variables);
        gitHub.Failures.Enqueue(503);

        Assert.Contains("deploy", await CallerAsync(Choose(variables), variables), StringComparison.Ordinal);
        gitHub.Failures.Enqueue(403);
        var refused = await Assert.ThrowsAsync<AwsEnvironmentException>(() => CallerAsync(Choose(variables), variables));

        Assert.StartsWith("GitHub does not give the job a token of its identity.", refused.Message, StringComparison.Ordinal);
        Assert.Contains("403 Forbidden", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(FakeGitHub.Bearer, refused.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ACTIONS_ID_TOKEN_REQUEST_URL", "", "id-token: write")]
    [InlineData("AWS_ROLE_ARN", "deploy", "'deploy' is no role.")]
    [InlineData("AWS_ROLE_ARN", "arn:aws:iam::111122223333:role/deploy", "is of account 111122223333, and the environment dev is account 000000000000")]
    public async Task is_refused_before_anything_is_asked_where_it_cannot_go_well(string variable, string value, string says)
    {
        await using var gitHub = new FakeGitHub();
        var variables = gitHub.Variables(account.Variables);
        variables[variable] = value;

        var refused = Assert.Throws<AwsEnvironmentException>(() => Choose(variables));

        Assert.Contains(says, refused.Message, StringComparison.Ordinal);
        Assert.Empty(gitHub.Secrets);
    }

    [Fact]
    public async Task is_left_alone_on_a_laptop()
    {
        await using var gitHub = new FakeGitHub();
        var variables = gitHub.Variables(account.Variables);
        variables.Remove("GITHUB_ACTIONS");

        Assert.Equal("the AWS profile local (CredentialsProfile)", Choose(variables).Way);
    }

    private AwsSignIn Choose(Dictionary<string, string> variables) => new CredentialChoice(account.Settings, variables, ofMachine: null, hidden.Add).Choose();

    private async Task<string> CallerAsync(AwsSignIn signIn, Dictionary<string, string> variables)
    {
        using var sts = new AwsClients(signIn, account.Settings.Region!, variables).SecurityToken();
        return await new CallerCheck(account.Settings, signIn).RunAsync(sts, Cancellation);
    }
}
