using OpsBuild.Pipeline.Aws;
using OpsBuild.Pipeline.Aws.Clients;
using OpsBuild.Pipeline.Aws.Settings;
using OpsBuild.Pipeline.Aws.SignIn;
using Serilog;

namespace OpsBuild.Pipeline.Registries;

/// <summary>The ECR of an AWS account.</summary>
public static class AwsRegistryEnvironment
{
    /// <summary>Checks the settings, signs in, and makes sure that it is the account that is meant.</summary>
    /// <param name="settings">What the profile says; an image is not asked for.</param>
    /// <param name="processVariables">The process's environment: AWS's own variables count as they do in every AWS tool.</param>
    /// <param name="log">Hears who the run is. Never a secret.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="AwsEnvironmentException">The settings, the credentials or the account are not as they must be.</exception>
    public static async Task<RegistryEnvironment> OpenAsync(
        AwsEnvironmentSettings settings, IReadOnlyDictionary<string, string> processVariables, ILogger log, CancellationToken cancellationToken)
    {
        List<AwsProblem> problems = [.. SettingsCheck.Of(settings with { RunsTasks = false })];
        if (settings.Repository is not { Length: > 0 } repository)
            problems.Add(new AwsProblem(
                $"{Parameters.Repository.Name} is missing.", "images go to one repository", $"Set {Parameters.Repository.Places(settings.Name)}: as ECR writes it, shop/batch."));
        else if (problems.Count == 0)
            return await SignInAsync(settings, RepositoryName.Of(repository), processVariables, log, cancellationToken);
        throw new AwsEnvironmentException(settings.Name, problems);
    }

    private static async Task<RegistryEnvironment> SignInAsync(
        AwsEnvironmentSettings settings, string repository, IReadOnlyDictionary<string, string> processVariables, ILogger log, CancellationToken cancellationToken)
    {
        var signIn = new CredentialChoice(settings, processVariables).Choose();
        var clients = new AwsClients(signIn, settings.Region!, processVariables);
        using var sts = clients.SecurityToken();
        var arn = await new CallerCheck(settings, signIn).RunAsync(sts, cancellationToken);
        log.Information("Registry of {Environment}: {Arn} in {Region}, by {Way}", settings.Name, arn, settings.Region, signIn.Way);
        return new RegistryEnvironment { Name = settings.Name, Ecr = clients.Ecr(), Http = new HttpClient(), Repository = repository, Account = settings.Account! };
    }
}
