using OpsBuild.Ecs.Runners;
using OpsBuild.Ecs.Templates.Aws;
using OpsBuild.Ecs.Templates.Rendering;
using OpsBuild.Ecs.TerraformStates;
using OpsBuild.Images.Registry;
using OpsBuild.Pipeline.Aws.Clients;
using OpsBuild.Pipeline.Aws.Settings;
using OpsBuild.Pipeline.Aws.SignIn;
using OpsBuild.Pipeline.Services;
using Serilog;

namespace OpsBuild.Pipeline.Aws;

/// <summary>An AWS account as a place where the project's tasks run.</summary>
public static class AwsEnvironment
{
    /// <summary>
    /// Checks the settings, signs in, makes sure that it is the account that is meant, and then fetches Terraform's state. No task is asked for.
    /// </summary>
    /// <param name="settings">What the profile says.</param>
    /// <param name="processVariables">The process's environment: AWS's own variables count as they do in every AWS tool; of the rest templates see a few that are named here.</param>
    /// <param name="log">Hears who the run is, and every variable that says something else than the settings. Never a secret.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="AwsEnvironmentException">The settings, the credentials, the account or ecspresso are not as they must be.</exception>
    /// <exception cref="TerraformStateException">Terraform's state cannot be read.</exception>
    public static async Task<RunEnvironment> OpenAsync(
        AwsEnvironmentSettings settings, IReadOnlyDictionary<string, string> processVariables, ILogger log, CancellationToken cancellationToken)
    {
        if (settings.Check() is { Count: > 0 } problems)
            throw new AwsEnvironmentException(settings.Name, problems);

        foreach (var variable in AmbientVariable.Of(settings, processVariables))
            log.Warning("{Variable} is set: {Effect}", variable.Name, variable.Effect);
        var signIn = new CredentialChoice(settings, processVariables).Choose();
        var clients = new AwsClients(signIn, settings.Region!, processVariables);
        using (var sts = clients.SecurityToken())
        {
            var arn = await new CallerCheck(settings, signIn).RunAsync(sts, cancellationToken);
            log.Information("Environment {Environment}: {Arn} in {Region}, by {Way}", settings.Name, arn, settings.Region, signIn.Way);
        }

        var program = await new RunnerChoice(settings, signIn, processVariables, log).FindProgramAsync(cancellationToken);
        var state = await TerraformStateFile.LoadAsync(settings.StateUrl!, StateOptions(signIn, clients, settings, processVariables), cancellationToken);
        if (TemplateVariables.FromProcess(processVariables).ToList() is { Count: > 0 } names)
            log.Information("From this process's environment templates see {Variables}", names);

        var (ecs, logs, parameters, secrets) = (clients.Ecs(), clients.Logs(), clients.SystemsManager(), clients.SecretsManager());
        var (ecr, http) = (clients.Ecr(), new HttpClient());
        var services = new TaskRunnerServices(ecs, logs);
        return new RunEnvironment
        {
            Name = settings.Name,
            Arguments = $"--profile {settings.Name.Replace('+', ' ')}",
            Region = settings.Region!,
            Cluster = settings.Cluster!,
            Variables = TemplateVariables.Of(settings, processVariables),
            State = state,
            Plugins = [new TemplatePlugin.Parameters(new AwsParameterStore(parameters)), new TemplatePlugin.Secrets(new AwsSecretArns(secrets))],
            Runner = RunnerChoice.Of(program, services),
            Deployer = RunnerChoice.DeployerOf(program, services),
            Services = services,
            Service = settings.Service,
            Schemas = new RegistryImageSchemas(new ImageConfigurations(ecr, http)),
            Owned = [new OwnedClient(ecs), new OwnedClient(logs), new OwnedClient(parameters), new OwnedClient(secrets), new OwnedClient(ecr), new OwnedClient(http)],
        };
    }

    private static TerraformStateOptions StateOptions(
        AwsSignIn signIn, AwsClients clients, AwsEnvironmentSettings settings, IReadOnlyDictionary<string, string> processVariables)
    {
        var variables = processVariables.ToDictionary(StringComparer.Ordinal);
        variables["AWS_REGION"] = settings.Region!;
        if (clients.S3Endpoint is { } endpoint)
            variables["AWS_ENDPOINT_URL_S3"] = endpoint;
        return new TerraformStateOptions { Variables = variables, Credentials = signIn.Credentials };
    }
}
