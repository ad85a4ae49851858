using OpsBuild.Ecs.Ecspresso;
using OpsBuild.Images;
using OpsBuild.Local;

namespace OpsBuild.Pipeline.Local;

/// <summary>How tasks run on this machine.</summary>
/// <param name="Options">The local environment.</param>
/// <param name="BatchProgram">The batch program: a native one, or <c>batch.dll</c>.</param>
/// <param name="MigrationsDirectory">The folder of migrations, which an image would hold.</param>
public sealed record LocalRunSettings(LocalEnvironmentOptions Options, string BatchProgram, string MigrationsDirectory)
{
    /// <summary>The database to work on.</summary>
    /// <value>Default null: the local environment's own.</value>
    public NamedDatabase? Database { get; init; }

    /// <summary>In Docker, the image with the .NET runtime on which that of the batch is made.</summary>
    /// <value>Default null: the official one (<see cref="BatchImageRequest.RuntimeImage"/>).</value>
    public string? RuntimeImage { get; init; }

    /// <summary>The batch's image where it was pushed to the local registry, by digest.</summary>
    /// <value>Default null: the compiled program, or in Docker an image made of it.</value>
    public string? PushedBatch { get; init; }

    /// <summary>All images that were pushed to the local registry and may be run, by digest.</summary>
    /// <value>Default: none.</value>
    public IReadOnlyList<string> Pushed { get; init; } = [];

    /// <summary>The application, for its deployment.</summary>
    /// <value>Default null: none can be deployed.</value>
    public LocalApplication? Application { get; init; }

    /// <summary>The ecspresso that starts the tasks.</summary>
    /// <value>Default null: none, they are started through the AWS SDK, so that nothing has to be installed.</value>
    public EcspressoProgramOptions? Ecspresso { get; init; }
}
