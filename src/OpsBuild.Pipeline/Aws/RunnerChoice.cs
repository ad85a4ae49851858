using OpsBuild.Ecs.Deployments;
using OpsBuild.Ecs.Ecspresso;
using OpsBuild.Ecs.Runners;
using OpsBuild.Pipeline.Aws.Settings;
using OpsBuild.Pipeline.Aws.SignIn;
using Serilog;

namespace OpsBuild.Pipeline.Aws;

/// <summary>What starts the tasks of an environment.</summary>
internal sealed class RunnerChoice(AwsEnvironmentSettings settings, AwsSignIn signIn, IReadOnlyDictionary<string, string> variables, ILogger log)
{
    /// <summary>ecspresso's program; null where tasks run through the AWS SDK.</summary>
    /// <exception cref="AwsEnvironmentException">ecspresso is wanted, and there is none that can be used.</exception>
    public async Task<EcspressoProgram?> FindProgramAsync(CancellationToken cancellationToken)
    {
        if (settings.Runner is TaskRunnerKind.Sdk)
        {
            log.Information("Tasks run through the AWS SDK ({Parameter})", Parameters.Runner.Name);
            return null;
        }

        try
        {
            using var http = new HttpClient();
            var program = await EcspressoProgram.FindAsync(Options, http, cancellationToken);
            log.Information("Tasks run through ecspresso {Version} at {Path}", program.Version, program.Path);
            return program;
        }
        // Who names a program wants that one.
        catch (EcspressoUnavailableException unavailable) when (settings.Runner is TaskRunnerKind.Auto && settings.EcspressoPath is null)
        {
            log.Information("Tasks run through the AWS SDK, since ecspresso cannot be used: {Reason}", unavailable.Message.Split('\n')[0]);
            return null;
        }
        catch (EcspressoUnavailableException unavailable)
        {
            throw new AwsEnvironmentException(new AwsProblem("Tasks should run through ecspresso, and it cannot be used.", unavailable.Message.ReplaceLineEndings("\n       "),
                $"Do that, or run the same tasks without it: {Parameters.Runner.Switch} {TaskRunnerKind.Sdk} ({Parameters.Runner.Places(settings.Name)})."), unavailable);
        }
    }

    public static ITaskRunner Of(EcspressoProgram? program, TaskRunnerServices services) =>
        program is null ? new SdkTaskRunner(services) : new EcspressoTaskRunner(program, services);

    public static IServiceDeployer DeployerOf(EcspressoProgram? program, TaskRunnerServices services) =>
        program is null ? new SdkServiceDeployer(services) : new EcspressoServiceDeployer(program, services);

    private EcspressoProgramOptions Options
    {
        get
        {
            var options = new EcspressoProgramOptions
            {
                Path = settings.EcspressoPath,
                Variables = signIn.ForChild,
                Renewed = signIn.Renewed,
                // Whoever takes what there is does not want to wait for what is not.
                Download = settings.Runner is TaskRunnerKind.Auto ? null : settings.EcspressoDownload,
            };
            return variables.Value("PATH") is { } path ? options with { SearchPath = path } : options;
        }
    }
}
