using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using OpsBuild.Images.Tests.Builds;
using OpsBuild.Local.Postgres;
using OpsBuild.Testing;
using OpsBuild.Testing.Docker;
using Serilog.Core;

namespace OpsBuild.EndToEnd.Tests;

/// <summary>All that a release is, with containers: images built by the repository's own Dockerfiles, pushed with a token, pulled by digest, run.</summary>
public sealed partial class A_release_in_Docker(FreshClone clone)
{
    private const string Repository = "opsbuild";

    /// <summary>The batch is compiled natively where nobody has done so before.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(12);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task goes_by_digest_from_the_Dockerfiles_to_a_service_that_answers()
    {
        using var engine = await TestEngine.ConnectAsync(Cancellation);
        await using var checkout = await clone.CompiledAsync();
        string[] docker = ["--local-runtime", "docker", .. await ImagesAsync(engine)];

        var released = await checkout.BuildAsync(Patience, ["PushEcr", "Release", .. docker]);
        Assert.True(released.ExitCode == 0, released.All);
        try
        {
            var drift = await checkout.BuildAsync(Patience, ["PushEcr", "DriftCheck", .. docker]);
            Assert.True(drift.ExitCode == 0, drift.All);

            Assert.Contains($"Applied {Directory.GetFiles(checkout.Migrations, "*.sql").Length} migration(s)", released.Output, StringComparison.Ordinal);
            Assert.Contains("it can do what it should and not what it should not", released.Output, StringComparison.Ordinal);
            // The shadow made the whole history again, in a container beside the batch.
            Assert.Contains("No drift at ", drift.Output, StringComparison.Ordinal);
            Assert.Contains("of this very content already", drift.Output, StringComparison.Ordinal);
            await AnswersAsync(released.Output);
            await KeepsPasswordsToItselfAsync(engine, checkout, released.All + drift.All);
        }
        finally
        {
            foreach (Match image in Built().Matches(released.Output))
                await engine.RemoveAsync($"{Repository}/{image.Groups[1].Value}:{image.Value}", CancellationToken.None);
        }
    }

    private static async Task<string[]> ImagesAsync(TestEngine engine)
    {
        var programs = await PostgresPrograms.FindAsync(PostgresFixture.ProgramsFromEnvironment(), Logger.None, Cancellation);
        await PostgresImage.EnsureAsync(engine, Assert.IsType<PostgresPrograms.InFolder>(programs), Cancellation);
        // No connection to RDS is made, so any file will do for its authorities.
        var authorities = Path.Combine(RepositoryRoot.Path, "db", "schema.sql");
        var bases = await StandIns.SettingsAsync(engine, RepositoryRoot.Path, authorities, Repository, Cancellation);
        return ["--sdk-image", bases.SdkImage!, "--runtime-image", bases.RuntimeImage!, "--asp-net-image", bases.AspNetImage!, "--rds-ca-bundle", authorities];
    }

    private static async Task AnswersAsync(string told)
    {
        var address = Address().Match(told);
        Assert.True(address.Success, told);
        using var client = new HttpClient { BaseAddress = new Uri(address.Groups[1].Value) };
        foreach (var path in new[] { "/health/ready", "/stocks" })
        {
            using var answer = await client.GetAsync(new Uri(path, UriKind.Relative), Cancellation);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }
    }

    private static async Task KeepsPasswordsToItselfAsync(TestEngine engine, Checkout checkout, string told)
    {
        var passwords = Passwords(checkout);
        var images = Built().Matches(told).Select(image => $"{Repository}/{image.Groups[1].Value}:{image.Value}").Distinct().ToList();
        Assert.Equal(3, images.Select(image => image.Split(':')[0]).Distinct().Count());
        foreach (var password in passwords)
        {
            Assert.DoesNotContain(password, told, StringComparison.Ordinal);
            // Saved, an image is its layers, its settings and its history.
            foreach (var image in images.DistinctBy(image => image.Split(':')[0]))
                Assert.False(await engine.HasInLayersAsync(image, password, Cancellation), $"{image} holds a password");
            foreach (var file in Directory.GetFiles(checkout.LocalHome, "*.log", SearchOption.AllDirectories).Concat(Directory.GetFiles(checkout.LocalHome, "*.jsonl", SearchOption.AllDirectories)))
                Assert.DoesNotContain(password, await File.ReadAllTextAsync(file, Cancellation), StringComparison.Ordinal);
        }
    }

    private static IReadOnlyList<string> Passwords(Checkout checkout)
    {
        var file = Assert.Single(Directory.GetFiles(checkout.LocalHome, "secrets.json", SearchOption.AllDirectories));
        using var json = JsonDocument.Parse(File.ReadAllText(file));
        string[] passwords = [.. json.RootElement.EnumerateObject().Where(each => each.Value.ValueKind == JsonValueKind.String).Select(each => each.Value.GetString()!).Where(text => text.Length > 20)];
        Assert.NotEmpty(passwords);
        return passwords;
    }

    [GeneratedRegex("(app|batch-create-db-app-user|batch-migrate-db)-[0-9a-f]{7,40}(-dirty)?-[0-9]{14}")]
    private static partial Regex Built();

    [GeneratedRegex(@"The service answers at (http://127\.0\.0\.1:[0-9]+)")]
    private static partial Regex Address();
}
