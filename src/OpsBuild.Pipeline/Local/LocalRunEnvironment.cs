using System.Globalization;
using System.Net;
using System.Net.Sockets;
using OpsBuild.Definitions;
using OpsBuild.Ecs.Deployments;
using OpsBuild.Ecs.Ecspresso;
using OpsBuild.Ecs.Runners;
using OpsBuild.Ecs.TerraformStates;
using OpsBuild.Local;
using Serilog;

namespace OpsBuild.Pipeline.Local;

/// <summary>The laptop's stand-in for an AWS account, with what Terraform would have made in it.</summary>
public static class LocalRunEnvironment
{
    public const string Name = "local";

    /// <summary>The file in the environment's state folder with all variables that ecspresso needs to work on the local ECS by hand.</summary>
    public const string EnvFile = "ecspresso.env";

    /// <summary>The application's service in the local ECS.</summary>
    public const string ServiceName = "opsbuild-local";

    /// <summary>The secret of the application's database user.</summary>
    public const string AppSecretId = LocalEnvironment.AppSecret;

    /// <summary>Opens the local environment and puts the state, the images and the secret into it.</summary>
    /// <exception cref="OpsBuild.Local.Postgres.PostgresProgramsNotFoundException">There is no PostgreSQL to start.</exception>
    /// <exception cref="OpsBuild.Local.Postgres.PostgresServerException">The server could not be started.</exception>
    /// <exception cref="OpsBuild.Local.Runtime.Docker.DockerRuntimeException">Tasks are to run in Docker, and there is no engine for it.</exception>
    /// <exception cref="OpsBuild.Images.ImageBuildException">Tasks are to run in Docker, and the batch's image could not be made.</exception>
    /// <exception cref="EcspressoUnavailableException">ecspresso was asked for and cannot be used.</exception>
    public static async Task<RunEnvironment> OpenAsync(LocalRunSettings settings, ILogger log, CancellationToken cancellationToken)
    {
        var owned = new List<IAsyncDisposable>();
        try
        {
            var local = await LocalEnvironment.OpenAsync(Options(settings), log, cancellationToken);
            owned.Add(local);
            var clients = new LocalClients(local);
            owned.Insert(0, clients);
            LocalTarget target;
            if (settings.Database is { } named)
            {
                var secret = await LocalSecret.PutAsync(local, clients.Services.Ecs, named.Url.User, named.Access.Password, log, cancellationToken);
                owned.Insert(0, secret);
                target = LocalTarget.Of(named, await named.MajorAsync(cancellationToken), secret);
            }
            else
            {
                target = LocalTarget.Of(local);
            }

            var images = await LocalImages.RegisterAsync(local, settings, target, log, cancellationToken);
            var terraform = new LocalState(local.AccountId, local.Region, LocalEnvironment.LogGroup)
            {
                DatabaseHost = target.Host,
                DatabasePort = target.Port,
                DatabaseName = target.Name,
            };
            var state = terraform.ToJson();
            var variables = Variables(target, images);
            // A database that a person names has users of its own.
            if (settings.Database is null)
                variables["DB_APP_USER"] = settings.Options.AppUser;
            local.EnsureTargetGroup(terraform.TargetGroup, ProjectDefinitions.ApplicationPort, ProjectDefinitions.ApplicationHealthPath);
            var schemas = new LocalImageSchemas(Path.Combine(local.StateFolder, "app-schemas.json"));
            var appImage = settings.Application?.Register(local, settings.Options.Runtime, images.Files, schemas);
            var program = await ProgramAsync(settings, local, clients, cancellationToken);
            // What a person finds there later, for ecspresso by hand, is about the environment's own database, whatever one run worked on.
            if (settings.Database is null)
            {
                local.PutObject(LocalState.Bucket, LocalState.Key, state);
                EcspressoEnvFile.Write(
                    Path.Combine(local.StateFolder, EnvFile), [.. variables, .. Aws(local, clients), new("ECS_CLUSTER", LocalEnvironment.Cluster), new("RUN_ID", "by-hand")]);
            }

            return new RunEnvironment
            {
                Name = Name,
                Arguments = settings.Database is null ? "" : $"--database-url '{settings.Database.Text}'",
                Region = local.Region,
                Cluster = LocalEnvironment.Cluster,
                Variables = variables,
                State = TerraformState.Read(state, LocalState.Url),
                Plugins = clients.Plugins,
                Runner = program is null ? new SdkTaskRunner(clients.Services) : new EcspressoTaskRunner(program, clients.Services),
                Deployer = program is null ? new SdkServiceDeployer(clients.Services) : new EcspressoServiceDeployer(program, clients.Services),
                Services = clients.Services,
                Service = ServiceName,
                AppImage = appImage,
                Schemas = schemas,
                ServiceUrl = () => local.UrlOf(terraform.TargetGroup),
                Database = target.ToString(),
                Owned = owned,
            };
        }
        catch
        {
            foreach (var each in owned)
                await each.DisposeAsync();
            throw;
        }
    }

    // A container's loopback address is its own, so a database on this machine's has to be led there.
    private static LocalEnvironmentOptions Options(LocalRunSettings settings) => settings.Database is not { Url: var url } ? settings.Options : settings.Options with
    {
        WithDatabase = false,
        ForwardedPorts = url.IsLoopback ? [.. settings.Options.ForwardedPorts, url.Port] : settings.Options.ForwardedPorts,
    };

    private static Dictionary<string, string> Variables(LocalTarget target, LocalImages images) => new(StringComparer.Ordinal)
    {
        ["ECS_SERVICE"] = ServiceName,
        ["TFSTATE_URL"] = LocalState.Url,
        ["IMAGE_URI"] = images.Batch,
        ["SHADOW_POSTGRES_IMAGE_URI"] = images.ShadowPostgres,
        ["SHADOW_POSTGRES_MAJOR"] = target.Major.ToString(CultureInfo.InvariantCulture),
        ["SHADOW_POSTGRES_PORT"] = FreePort().ToString(CultureInfo.InvariantCulture),
        ["DB_ADMIN_CREDENTIAL_ID"] = target.SecretId,
        ["DB_APP_CREDENTIAL_ID"] = AppSecretId,
        ["DB_SSL_MODE"] = target.SslMode,
        ["DB_SSL_ROOT_CERT"] = images.SslRootCert ?? "",
        ["MIGRATION_DIR"] = images.MigrationsDirectory,
    };

    // Tasks are processes of this machine here, so a sidecar's port must be one that nobody has.
    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static async Task<EcspressoProgram?> ProgramAsync(LocalRunSettings settings, LocalEnvironment local, LocalClients clients, CancellationToken cancellationToken)
    {
        if (settings.Ecspresso is not { } options)
            return null;
        using var http = new HttpClient();
        return await EcspressoProgram.FindAsync(options with { Variables = Aws(local, clients) }, http, cancellationToken);
    }

    // Keys in the environment go before every profile, so these displace whatever the caller has.
    private static Dictionary<string, string> Aws(LocalEnvironment local, LocalClients clients) => new()
    {
        ["AWS_ACCESS_KEY_ID"] = clients.Keys.AccessKey,
        ["AWS_SECRET_ACCESS_KEY"] = clients.Keys.SecretKey,
        ["AWS_SESSION_TOKEN"] = clients.Keys.Token,
        ["AWS_PROFILE"] = LocalEnvironment.Profile,
        ["AWS_REGION"] = local.Region,
        ["AWS_ENDPOINT_URL"] = local.Endpoint.ToString(),
        // By this one ecspresso's tfstate plugin knows that buckets are paths here, not host names.
        ["AWS_ENDPOINT_URL_S3"] = local.Endpoint.ToString(),
        ["AWS_CONFIG_FILE"] = local.ConfigFile,
        ["AWS_SHARED_CREDENTIALS_FILE"] = local.CredentialsFile,
        ["AWS_EC2_METADATA_DISABLED"] = "true",
    };
}
