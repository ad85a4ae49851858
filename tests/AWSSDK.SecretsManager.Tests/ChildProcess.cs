using System.Diagnostics;
using Amazon.RuntimeDependencies;
using Amazon.SecretsManager;
using Amazon.SecretsManager.Model;
using Amazon.SecurityToken;

namespace AWSSDK.SecretsManager.Tests;

/// <summary>A fresh process that reads one secret with a client which gets everything from the environment.</summary>
internal static class ChildProcess
{
    public const string Command = "read-secret";

    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(1);

    public static async Task<int> ReadSecretAsync(string secretId)
    {
        GlobalRuntimeDependencyRegistry.Instance.RegisterSecurityTokenServiceClient(_ => new AmazonSecurityTokenServiceClient(new Amazon.Runtime.AnonymousAWSCredentials()));
        using var client = new AmazonSecretsManagerClient();
        var answer = await client.GetSecretValueAsync(new GetSecretValueRequest { SecretId = secretId });
        await Console.Out.WriteLineAsync(answer.SecretString);
        return 0;
    }

    /// <summary>What the child printed.</summary>
    public static async Task<string> RunAsync(IReadOnlyDictionary<string, string> environment, CancellationToken cancellationToken)
    {
        // This very program, which may itself run as an argument of the dotnet host.
        var own = Path.Combine(AppContext.BaseDirectory, $"{typeof(ChildProcess).Assembly.GetName().Name}{(OperatingSystem.IsWindows() ? ".exe" : "")}");
        var start = new ProcessStartInfo(own, [Command, "app/db"]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var inherited in start.Environment.Keys.Where(name => name.StartsWith("AWS_", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(inherited);
        // No file of the machine's user may decide a test, and no metadata service may be waited for.
        start.Environment["AWS_SHARED_CREDENTIALS_FILE"] = "/nonexistent/credentials";
        start.Environment["AWS_CONFIG_FILE"] = "/nonexistent/config";
        start.Environment["AWS_EC2_METADATA_DISABLED"] = "true";
        foreach (var (name, value) in environment)
            start.Environment[name] = value;

        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(Deadline);
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(deadline.Token);
        var errors = process.StandardError.ReadToEndAsync(deadline.Token);
        await process.WaitForExitAsync(deadline.Token);
        Assert.True(process.ExitCode == 0, await errors);
        return (await output).TrimEnd();
    }
}
