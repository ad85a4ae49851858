using System.Globalization;
using Npgsql;
using OpsBuild.Local.Postgres;
using OpsBuild.Local.Postgres.Docker;
using Serilog;

namespace OpsBuild.Local.State;

/// <summary>The database server of an environment: found running and sound, or put in place.</summary>
internal sealed class EnvironmentServer(LocalEnvironmentOptions options, StateFolder state, EnvironmentSecrets secrets, ILogger log)
{
    private readonly PostgresProgramsOptions programs = options.Postgres with { CacheFolder = options.Postgres.CacheFolder ?? state.Home.Cache };

    private string Data => Path.Combine(state.Postgres, "data");

    /// <summary>The server, with the application's database and its admin in it.</summary>
    public async Task<PostgresServer> EnsureAsync(CancellationToken cancellationToken)
    {
        if (await FindSoundAsync(cancellationToken) is { } running)
            return running;

        var server = await StartAsync(cancellationToken);
        if (await RefusesPasswordAsync(server, cancellationToken))
        {
            log.Warning("The database cluster does not know this environment's password, so its secrets are not the ones that it was made with");
            await server.StopAsync(cancellationToken);
            await SetAsideAsync(cancellationToken);
            server = await StartAsync(cancellationToken);
        }

        await Admin(server).EnsureAsync(secrets.Admin, cancellationToken);
        log.Information("The database server listens on {Host}:{Port}, its log is {LogFile}", server.Host, server.Port, state.PostgresLog);
        return server;
    }

    /// <summary>The running server, or null; nothing is started, and whether it answers is not asked.</summary>
    public Task<PostgresServer?> FindRunningAsync(CancellationToken cancellationToken) =>
        PostgresServer.FindRunningAsync(ServerOptions(), cancellationToken);

    private async Task<PostgresServer?> FindSoundAsync(CancellationToken cancellationToken)
    {
        if (await FindRunningAsync(cancellationToken) is not { } running)
            return null;
        if (await FaultAsync(running, cancellationToken) is not { } fault)
            return running;
        log.Warning("Replacing the database server on port {Port}: {Reason}", running.Port, fault);
        await running.StopAsync(cancellationToken);
        return null;
    }

    private async Task<string?> FaultAsync(PostgresServer running, CancellationToken cancellationToken)
    {
        if (options.Postgres.RequiredMajor is { } major && running.Programs.Major != major)
            return $"it is PostgreSQL {running.Programs.Version}, and major {major} is asked for";
        if (options.Postgres.Directory is { } named && running.Programs is PostgresPrograms.InFolder serving
            && !IsSameFolder(named, serving.BinDirectory))
            return $"it runs from {serving.BinDirectory}, and {named} is named";
        try
        {
            return await Admin(running).IsReadyAsync(cancellationToken) ? null : "the database or its admin is missing";
        }
        catch (NpgsqlException failure)
        {
            return $"it does not answer ({failure.Message})";
        }
    }

    private async Task<PostgresServer> StartAsync(CancellationToken cancellationToken)
    {
        var found = await FindProgramsAsync(cancellationToken);
        return await PostgresServer.StartAsync(found, ServerOptions(), cancellationToken);
    }

    // Data of one major can be read by that major's programs only: it decides, unless somebody asks for another.
    private async Task<PostgresPrograms> FindProgramsAsync(CancellationToken cancellationToken)
    {
        if (DataMajor() is not { } dataMajor)
            return await PostgresPrograms.FindAsync(programs, log, cancellationToken);
        var isOtherAskedFor = options.Postgres.RequiredMajor is { } required && required != dataMajor;
        if (!isOtherAskedFor && options.Postgres.Directory is null && PostgresVersion.IsSupported(dataMajor))
        {
            try
            {
                return await PostgresPrograms.FindAsync(programs with { RequiredMajor = dataMajor, Ways = DataWays() }, log, cancellationToken);
            }
            catch (PostgresProgramsNotFoundException)
            {
                log.Warning("The programs of PostgreSQL {Major}, which made the local data, are no longer to be found", dataMajor);
            }
        }

        var found = await PostgresPrograms.FindAsync(programs, log, cancellationToken);
        if (found.Major != dataMajor || found is PostgresPrograms.InImage != (ContainerRecord.ReadIn(state.Postgres) is not null))
            await SetAsideAsync(cancellationToken);
        return found;
    }

    private async Task SetAsideAsync(CancellationToken cancellationToken)
    {
        await PostgresServer.StopAllOfAsync(ServerOptions(), cancellationToken);
        var aside = string.Create(CultureInfo.InvariantCulture, $"{state.Postgres}-{DataMajor()}-{TimeProvider.System.GetUtcNow():yyyyMMddHHmmss}");
        Directory.Move(state.Postgres, aside);
        log.Warning("The local data was set aside in {Folder}, unharmed, and a new cluster takes its place; LocalReset removes both", aside);
    }

    private int? DataMajor()
    {
        if (ContainerRecord.ReadIn(state.Postgres)?.Programs() is { } image)
            return image.Major;
        var file = Path.Combine(Data, "PG_VERSION");
        return File.Exists(file)
            && int.TryParse(File.ReadAllText(file).Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var major) ? major : null;
    }

    // Data in a container stays there, and data in a folder is served by programs in a folder.
    private ProgramsWays DataWays() =>
        ContainerRecord.ReadIn(state.Postgres) is null ? programs.Ways & ~ProgramsWays.Docker : programs.Ways & ProgramsWays.Docker;

    private static async Task<bool> RefusesPasswordAsync(PostgresServer server, CancellationToken cancellationToken)
    {
        var settings = server.Superuser();
        settings.Pooling = false;
        try
        {
            await using var connection = new NpgsqlConnection(settings.ConnectionString);
            await connection.OpenAsync(cancellationToken);
            return false;
        }
        catch (PostgresException refused) when (refused.SqlState == PostgresErrorCodes.InvalidPassword)
        {
            return true;
        }
    }

    private static bool IsSameFolder(string named, string binDirectory)
    {
        var folder = WorkTree.At(named).Path;
        var bin = WorkTree.At(binDirectory).Path;
        return folder == bin || Path.Combine(folder, "bin") == bin;
    }

    private AdminRole Admin(PostgresServer server) => new(server, options.AdminUser, options.DatabaseName);

    private PostgresServerOptions ServerOptions() => new()
    {
        Use = PostgresServerUse.Kept,
        Folder = state.Postgres,
        LogFile = state.PostgresLog,
        RequireTls = true,
        SuperuserPassword = secrets.Superuser,
        EnvironmentId = state.Id,
        Log = log,
    };
}
