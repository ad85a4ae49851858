using System.Text;
using OpsBuild.Local.Secrets;
using OpsBuild.Testing;

namespace OpsBuild.Local.Tests;

public sealed class Passwords(PostgresFixture fixture)
{
    [Fact]
    public async Task stand_in_no_command_line_no_environment_and_no_log_of_what_is_started()
    {
        await using var own = new OwnEnvironment(fixture);
        await using var local = await own.OpenAsync();
        await local.PutSecretAsync(
            "opsbuild/local/other", "somebody", new SecretValue("a-marker-that-nobody-may-log"), TestContext.Current.CancellationToken);
        await A_local_environment.Row(local, "SELECT 1");
        string[] secrets = [.. SecretsOf(local), "a-marker-that-nobody-may-log"];

        var processes = Processes.MentioningOrIn(local.StateFolder);
        var seen = new StringBuilder(own.Logged());
        foreach (var process in processes)
            seen.AppendLine(Processes.CommandLine(process.Pid)).AppendLine(Processes.EnvironmentOf(process.Pid));
        foreach (var file in Directory.EnumerateFiles(local.LogFolder, "*", SearchOption.AllDirectories))
            seen.AppendLine(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));

        // The endpoint, the server and its helpers: fewer would mean that nothing was looked at.
        Assert.True(processes.Count > 3);
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, seen.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task lie_in_files_that_only_their_owner_can_read()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no modes; the profile's folder protects the files.");
        await using var own = new OwnEnvironment(fixture);
        await using var local = await own.OpenAsync();
        await local.PutSecretAsync(
            "opsbuild/local/other", "somebody", new SecretValue("a-marker-in-memory-only"), TestContext.Current.CancellationToken);

        var withSecrets = Directory.EnumerateFiles(local.StateFolder, "*", SearchOption.AllDirectories)
            .Where(file => SecretsOf(local).Any(secret => Holds(file, secret))).ToArray();

        Assert.NotEmpty(withSecrets);
        Assert.All(withSecrets,
            file => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, OperatingSystem.IsWindows() ? default : File.GetUnixFileMode(file)));
        Assert.DoesNotContain(
            Directory.EnumerateFiles(local.StateFolder, "*", SearchOption.AllDirectories), file => Holds(file, "a-marker-in-memory-only"));
    }

    [Fact]
    public void are_stored_by_a_server_in_the_form_of_rfc_7677()
    {
        // The password, the salt and the iterations of the example in RFC 7677, section 3.
        var salt = Convert.FromBase64String("W22ZaJ0SNY7soEsUEjb6gQ==");

        var verifier = ScramVerifier.Of(new SecretValue("pencil"), salt);

        Assert.Equal("SCRAM-SHA-256$4096:W22ZaJ0SNY7soEsUEjb6gQ==$WG5d8oPm3OtcPnkdi4Uo7BkeZkBFzpcXkuLmtbsT4qY=:wfPLwcE6nTWhTAmQ7tl2KeoiWGPlZqQxSrmfPwDl2dU=", verifier);
    }

    private static string[] SecretsOf(LocalEnvironment local)
    {
        var secrets = State.EnvironmentSecrets.Read(Path.Combine(local.StateFolder, "secrets.json"))!;
        return [secrets.Admin.Reveal(), secrets.Superuser.Reveal(), secrets.Keys.SecretAccessKey.Reveal(), secrets.Keys.SessionToken.Reveal()];
    }

    private static bool Holds(string file, string secret)
    {
        var text = Encoding.UTF8.GetString(File.ReadAllBytes(file));
        return text.Contains(secret, StringComparison.Ordinal)
            || text.Contains(System.Text.Json.JsonSerializer.Serialize(secret).Trim('"'), StringComparison.Ordinal);
    }
}
