using System.Diagnostics;
using System.Text.Json.Nodes;
using OpsBuild.Local.Tests.ServiceModels;
using OpsBuild.Testing;

namespace OpsBuild.Local.Tests.Aws;

/// <summary>
/// awscli against an environment's endpoint: a client that is not ours, with its own models of the services. Every answer that it gets is held
/// against those models, too: the client itself passes over much that is wrong.
/// </summary>
internal sealed class AwsCli(LocalEnvironment local)
{
    // Debian's, beside whose models the answers are checked, before another one that comes first on the PATH.
    private static readonly string Program = File.Exists("/usr/bin/aws") ? "/usr/bin/aws" : "aws";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Runs a command that must succeed, and reads its answer.</summary>
    public async Task<JsonNode> RunAsync(params string[] arguments)
    {
        var (exitCode, output, error) = await TryAsync(arguments);
        Assert.True(exitCode == 0, $"aws {string.Join(' ', arguments.Take(2))} ended with {exitCode}: {error}");
        return output.Length > 0 ? JsonNode.Parse(output)! : new JsonObject();
    }

    public async Task<(int ExitCode, string Output, string Error)> TryAsync(params string[] arguments)
    {
        await using var endpoint = await CheckedEndpoint.StartAsync(local.Endpoint, Cancellation);
        // Versions of awscli differ in whether they take the endpoint from the profile, so it is named.
        var start = new ProcessStartInfo(Program, [.. arguments, "--endpoint-url", endpoint.Address.ToString(), "--output", "json"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // Nothing of the caller's own account, and no proxy between the client and this machine.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("AWS_", StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(name);
        start.Environment["NO_PROXY"] = start.Environment["no_proxy"] = "127.0.0.1,localhost";
        start.Environment["AWS_PROFILE"] = LocalEnvironment.Profile;
        start.Environment["AWS_REGION"] = local.Region;
        start.Environment["AWS_SHARED_CREDENTIALS_FILE"] = local.CredentialsFile;
        start.Environment["AWS_CONFIG_FILE"] = local.ConfigFile;
        try
        {
            using var process = Process.Start(start)!;
            var output = process.StandardOutput.ReadToEndAsync(Cancellation);
            var error = process.StandardError.ReadToEndAsync(Cancellation);
            await process.WaitForExitAsync(Cancellation);
            return (process.ExitCode, await output, await error);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Needed.Or(false, "awscli is not on the PATH: install it (apt-get install awscli) to check the endpoint with a client that is not ours.");
            throw;
        }
    }
}
