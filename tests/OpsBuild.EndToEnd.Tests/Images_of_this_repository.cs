using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using OpsBuild.Images.Tests.Builds;
using OpsBuild.Local.Postgres;
using OpsBuild.Testing;
using OpsBuild.Testing.Docker;
using Serilog.Core;

namespace OpsBuild.EndToEnd.Tests;

/// <summary>The way of the images: built by the repository's own Dockerfiles, pushed with a token, pulled by digest, run as tasks of the local ECS.</summary>
public sealed partial class Images_of_this_repository(FreshClone clone)
{
    private const string Repository = "opsbuild";

    /// <summary>The batch is compiled natively where nobody has done so before.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(12);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task go_by_digest_from_the_Dockerfiles_to_a_migrated_and_checked_database_and_a_service_that_answers()
    {
        using var engine = await TestEngine.ConnectAsync(Cancellation);
        await using var checkout = await clone.CompiledAsync();
        string[] docker = ["--local-runtime", "docker", .. await ImagesAsync(engine, checkout)];

        var applied = await checkout.BuildAsync(Patience, ["PushEcr", "ApplyMigration", .. docker]);
        Assert.True(applied.ExitCode == 0, applied.All);
        try
        {
            var drift = await checkout.BuildAsync(Patience, ["PushEcr", "DriftCheck", .. docker]);
            Assert.True(drift.ExitCode == 0, drift.All);

            Assert.Contains($"Applied {Directory.GetFiles(checkout.Migrations, "*.sql").Length} migration(s)", applied.Output, StringComparison.Ordinal);
            Assert.Contains("it can do what it should and not what it should not", applied.Output, StringComparison.Ordinal);
            // The shadow made the whole history again, in a container beside the batch.
            Assert.Contains("No drift at ", drift.Output, StringComparison.Ordinal);
            Assert.Equal(3, Digest().Matches(applied.Output).Select(digest => digest.Value).Distinct().Count());
            Assert.Contains("of this very content already", drift.Output, StringComparison.Ordinal);
            var deployed = await checkout.BuildAsync(Patience, ["PushEcr", "DeployService", .. docker]);
            Assert.True(deployed.ExitCode == 0, deployed.All);
            Assert.Equal(HttpStatusCode.OK, await ServiceAddress.StatusAsync(deployed, "/stocks", Cancellation));
            await KeepsPasswordsToItselfAsync(engine, checkout, applied.All + drift.All + deployed.All);
        }
        finally
        {
            foreach (Match image in Built().Matches(applied.Output))
                await engine.RemoveAsync($"{Repository}/{image.Groups[1].Value}:{image.Value}", CancellationToken.None);
        }
    }

    private static async Task<string[]> ImagesAsync(TestEngine engine, Checkout checkout)
    {
        var programs = await PostgresPrograms.FindAsync(PostgresFixture.ProgramsFromEnvironment(), Logger.None, Cancellation);
        await PostgresImage.EnsureAsync(engine, Assert.IsType<PostgresPrograms.InFolder>(programs), Cancellation);
        // No connection to RDS is made, so any authority will do.
        var authorities = Path.Combine(checkout.Root, "artifacts", "rds-authorities.pem");
        await File.WriteAllTextAsync(authorities, Authority.Pem(), Cancellation);
        var bases = await StandIns.SettingsAsync(engine, RepositoryRoot.Path, authorities, Repository, Cancellation);
        return ["--sdk-image", bases.SdkImage!, "--runtime-image", bases.RuntimeImage!, "--asp-net-image", bases.AspNetImage!, "--rds-ca-bundle", authorities];
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

    private static string[] Passwords(Checkout checkout)
    {
        var file = Assert.Single(Directory.GetFiles(checkout.LocalHome, "secrets.json", SearchOption.AllDirectories));
        using var json = JsonDocument.Parse(File.ReadAllText(file));
        string[] passwords = [.. json.RootElement.EnumerateObject().Where(each => each.Value.ValueKind == JsonValueKind.String).Select(each => each.Value.GetString()!).Where(text => text.Length > 20)];
        Assert.NotEmpty(passwords);
        return passwords;
    }

    [GeneratedRegex("(app|batch-create-db-app-user|batch-migrate-db)-[0-9a-f]{7,40}(-dirty)?-[0-9]{14}")]
    private static partial Regex Built();

    [GeneratedRegex("@sha256:[0-9a-f]{64}")]
    private static partial Regex Digest();
}
