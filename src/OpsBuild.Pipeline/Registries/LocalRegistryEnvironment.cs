using OpsBuild.Local;
using OpsBuild.Pipeline.Local;
using Serilog;

namespace OpsBuild.Pipeline.Registries;

/// <summary>The registry of the local environment.</summary>
public static class LocalRegistryEnvironment
{
    /// <summary>The repository where nobody names one.</summary>
    public const string DefaultRepository = "opsbuild";

    /// <summary>Opens the local environment and makes the repository when it is missing, with tags that stay with their images.</summary>
    /// <param name="options">The local environment.</param>
    /// <param name="repository">The repository's name; null for <see cref="DefaultRepository"/>.</param>
    /// <param name="log">Hears what is started.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<RegistryEnvironment> OpenAsync(LocalEnvironmentOptions options, string? repository, ILogger log, CancellationToken cancellationToken)
    {
        var local = await LocalEnvironment.OpenAsync(options, log, cancellationToken);
        try
        {
            var name = RepositoryName.Of(repository ?? DefaultRepository);
            await local.EnsureRepositoryAsync(name, cancellationToken);
            var clients = new LocalClients(local);
            return new RegistryEnvironment
            {
                Name = LocalRunEnvironment.Name,
                Ecr = clients.Ecr(),
                // A proxy for the world outside has no business with the loopback address.
                Http = new HttpClient(new SocketsHttpHandler { UseProxy = false }),
                Repository = name,
                Account = local.AccountId,
                Owned = [clients, local],
            };
        }
        catch
        {
            await local.DisposeAsync();
            throw;
        }
    }
}
