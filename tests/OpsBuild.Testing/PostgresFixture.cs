using System.Globalization;
using Npgsql;
using OpsBuild.Local.Postgres;
using Xunit;

namespace OpsBuild.Testing;

/// <summary>
/// One throw-away PostgreSQL server for a test assembly, stopped and deleted at its end:
/// <c>[assembly: AssemblyFixture(typeof(PostgresFixture))]</c>, then a constructor parameter of a test class.
/// </summary>
/// <remarks>
/// The environment variable <c>OPSBUILD_TEST_POSTGRES_BIN</c> names a folder of programs, <c>OPSBUILD_TEST_POSTGRES_MAJOR</c> the only major
/// that will do. Where no PostgreSQL is found, a test that asks for the server skips and says how to get one; on CI it fails.
/// </remarks>
public sealed class PostgresFixture : IAsyncLifetime
{
    private PostgresServer? server;
    private NpgsqlDataSource? superuser;
    private PostgresProgramsNotFoundException? missing;

    /// <summary>The server of the whole test assembly: never stop or kill it; for that, <see cref="StartOwnServerAsync"/>.</summary>
    public PostgresServer Server => server ?? throw NoServer();

    /// <summary>The superuser, connected to the database <c>postgres</c>, to prepare what the admin of a test's database could not.</summary>
    public NpgsqlDataSource Superuser => superuser ?? throw NoServer();

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        try
        {
            server = await StartOwnServerAsync(CancellationToken.None);
            superuser = NpgsqlDataSource.Create(server.Superuser());
        }
        catch (PostgresProgramsNotFoundException notFound)
        {
            missing = notFound;
        }
    }

    /// <summary>Starts another server that the caller owns, may kill and restart, and disposes.</summary>
    /// <param name="cancellationToken">Cancels the start.</param>
    /// <param name="folder">Where its files are to be; a temporary folder when null.</param>
    public static async Task<PostgresServer> StartOwnServerAsync(CancellationToken cancellationToken, string? folder = null)
    {
        var programs = await PostgresPrograms.FindAsync(ProgramsFromEnvironment(), Serilog.Core.Logger.None, cancellationToken);
        return await PostgresServer.StartAsync(programs, new PostgresServerOptions { Folder = folder }, cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (superuser is not null)
            await superuser.DisposeAsync();
        if (server is not null)
            await server.DisposeAsync();
    }

    /// <summary>What the environment says about the server to test with.</summary>
    public static PostgresProgramsOptions ProgramsFromEnvironment() => new()
    {
        Directory = NonEmpty("OPSBUILD_TEST_POSTGRES_BIN"),
        RequiredMajor = NonEmpty("OPSBUILD_TEST_POSTGRES_MAJOR") is { } major ? int.Parse(major, CultureInfo.InvariantCulture) : null,
    };

    private static string? NonEmpty(string variable) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value ? value : null;

    private Exception NoServer()
    {
        var why = missing?.Message ?? "The fixture was not started: add [assembly: AssemblyFixture(typeof(PostgresFixture))].";
        if (missing is not null && Environment.GetEnvironmentVariable("CI") != "true")
            Assert.Skip(why);
        return missing ?? (Exception)new InvalidOperationException(why);
    }
}
