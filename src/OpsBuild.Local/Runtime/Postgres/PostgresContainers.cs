using Npgsql;
using OpsBuild.Local.Postgres;
using OpsBuild.Local.Runtime.Images;
using OpsBuild.Local.Secrets;
using Serilog;

namespace OpsBuild.Local.Runtime.Postgres;

/// <summary>Starts embedded PostgreSQL servers in place of the official image, following its variables.</summary>
/// <remarks>
/// <c>POSTGRES_USER</c> (default postgres), <c>POSTGRES_PASSWORD</c>, <c>POSTGRES_DB</c> (default: the user's name),
/// <c>POSTGRES_HOST_AUTH_METHOD=trust</c>, <c>PGPORT</c> (default 5432): https://hub.docker.com/_/postgres.
/// </remarks>
internal sealed class PostgresContainers(PostgresProgramsOptions programs, ILogger log)
{
    public async Task<IRunningContainer> StartAsync(ContainerPlan plan, LocalImage.Postgres image, CancellationToken cancellationToken)
    {
        var settings = PostgresImageSettings.Read(plan);
        try
        {
            var found = await PostgresPrograms.FindAsync(programs with { RequiredMajor = image.Major }, log, cancellationToken);
            var options = new PostgresServerOptions { Port = settings.Port, TrustsLoopback = settings.Trusts, Log = log };
            var server = await PostgresServer.StartAsync(found, options, cancellationToken);
            try
            {
                await PrepareAsync(server, settings, cancellationToken);
                return new PostgresContainer(server, plan.Output);
            }
            catch
            {
                await server.DisposeAsync();
                throw;
            }
        }
        catch (PostgresProgramsNotFoundException missing)
        {
            throw new TaskStartException($"CannotPullContainerError: nothing on this machine stands for {image.Reference}: {missing.Message}");
        }
        catch (Exception failed) when (failed is PostgresServerException or NpgsqlException)
        {
            throw new TaskStartException($"CannotStartContainerError: {failed.Message}", isOfTask: false);
        }
    }

    private static async Task PrepareAsync(PostgresServer server, PostgresImageSettings settings, CancellationToken cancellationToken)
    {
        await using var database = NpgsqlDataSource.Create(server.Superuser());
        var password = settings.Password is { } given ? $" password '{ScramVerifier.Of(new SecretValue(given))}'" : "";
        await using var role = database.CreateCommand($"create role {Quoted(settings.User)} superuser login{password}");
        await role.ExecuteNonQueryAsync(cancellationToken);
        if (settings.Database == "postgres")
            return;
        await using var create = database.CreateCommand($"create database {Quoted(settings.Database)} owner {Quoted(settings.User)}");
        await create.ExecuteNonQueryAsync(cancellationToken);
    }

    private static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
