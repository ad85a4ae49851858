using OpsBuild.Images;
using OpsBuild.Local;
using OpsBuild.Local.Runtime.Images;
using Serilog;

namespace OpsBuild.Pipeline.Local;

/// <summary>The images of the project's tasks on this machine, by digest as everywhere, and where their containers find what is not part of them.</summary>
/// <param name="Batch">The batch program's.</param>
/// <param name="ShadowPostgres">The PostgreSQL beside the drift check, of the target's major.</param>
/// <param name="MigrationsDirectory">Where the batch finds the migrations.</param>
/// <param name="SslRootCert">Where it finds the authority of the database's certificate; null for the system's.</param>
internal sealed record LocalImages(string Batch, string ShadowPostgres, string MigrationsDirectory, string? SslRootCert)
{
    private const string AuthorityInContainer = "/opsbuild/database-ca.pem";
    private const string MigrationsInContainer = "/app/db/migrations";

    /// <summary>What containers see of this machine, read-only: full path here, full path in the container; empty where tasks are processes.</summary>
    public IReadOnlyDictionary<string, string> Files { get; private init; } = new Dictionary<string, string>();

    /// <exception cref="ImageBuildException">The image of the batch could not be made.</exception>
    public static async Task<LocalImages> RegisterAsync(LocalEnvironment local, LocalRunSettings settings, LocalTarget target, ILogger log, CancellationToken cancellationToken)
    {
        var reference = $"{local.Registry}/opsbuild:batch-migrate-db-local";
        var shadow = local.RegisterPostgresImage($"{local.Registry}/postgres:{target.Major}", target.Major);
        if (settings.Options.Runtime is LocalRuntime.Process)
            return new LocalImages(settings.PushedBatch ?? local.RegisterImage(reference, FolderImage.Of(settings.BatchProgram)), shadow, settings.MigrationsDirectory, target.SslRootCert);

        var files = target.SslRootCert is { } authority ? new Dictionary<string, string> { [Path.GetFullPath(authority)] = AuthorityInContainer } : [];
        foreach (var pushed in settings.Pushed)
            local.RegisterPushedImage(pushed, files);
        return new LocalImages(
            settings.PushedBatch ?? local.RegisterDockerImage(reference, new DockerImage((await BatchImage.EnsureAsync(Request(settings), log, cancellationToken)).Tag) { Files = files }),
            shadow, MigrationsInContainer, target.SslRootCert is null ? null : AuthorityInContainer)
        {
            Files = files,
        };
    }

    private static BatchImageRequest Request(LocalRunSettings settings)
    {
        var request = new BatchImageRequest(Path.GetDirectoryName(Path.GetFullPath(settings.BatchProgram))!, settings.MigrationsDirectory);
        return settings.RuntimeImage is { } image ? request with { RuntimeImage = image } : request;
    }
}
