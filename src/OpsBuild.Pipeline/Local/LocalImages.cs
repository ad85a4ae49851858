using OpsBuild.Local;
using OpsBuild.Local.Runtime.Images;

namespace OpsBuild.Pipeline.Local;

/// <summary>The images of the project's tasks on this machine, by digest as everywhere.</summary>
/// <param name="Batch">The batch program's.</param>
/// <param name="ShadowPostgres">The PostgreSQL beside the drift check, of the target's major.</param>
/// <param name="MigrationsDirectory">Where the batch finds the migrations.</param>
internal sealed record LocalImages(string Batch, string ShadowPostgres, string MigrationsDirectory)
{
    /// <summary>As programs of this machine.</summary>
    public static LocalImages Register(LocalEnvironment local, LocalRunSettings settings, int major) => new(
        local.RegisterImage($"{local.Registry}/opsbuild:batch-migrate-db-local", FolderImage.Of(settings.BatchProgram)),
        local.RegisterPostgresImage($"{local.Registry}/postgres:{major}", major),
        settings.MigrationsDirectory);
}
