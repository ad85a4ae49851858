using Npgsql;
using OpsBuild.Local.Postgres;
using OpsBuild.Schema;
using OpsBuild.Schema.Comparison;
using OpsBuild.Schema.Sql;
using Serilog;

namespace OpsBuild.Pipeline.Schemas;

/// <summary>Leaves out of a comparison what differs in words only, with the help of a server that exists for this comparison alone.</summary>
public static class DifferencesInMeaning
{
    /// <summary>The comparison without what differs in words only. Where that cannot be told, every difference stays, and why is among what is not covered.</summary>
    /// <param name="comparison">Both sides as they are.</param>
    /// <param name="from">The first side, to be read once more where only a part of it was.</param>
    /// <param name="options">How the first side was read.</param>
    /// <param name="postgres">Where PostgreSQL's programs come from.</param>
    /// <param name="log">Where the story goes.</param>
    /// <param name="cancellationToken">Ends the work, and the server.</param>
    public static async Task<CatalogComparison> OfAsync(
        CatalogComparison comparison, NpgsqlDataSource from, CatalogOptions options, PostgresProgramsOptions postgres, ILogger log, CancellationToken cancellationToken)
    {
        var major = comparison.From.ServerMajor;
        // Two majors differ in their words by nature, and whoever allows that was told so.
        if (major != comparison.To.ServerMajor || !SecondDeparse.IsDue(comparison))
            return comparison;
        try
        {
            var programs = await PostgresPrograms.FindAsync(postgres with { RequiredMajor = major }, log, cancellationToken);
            // What is in one schema may need what is in others.
            var whole = options.Schemas is null ? comparison.From : await CatalogReader.ReadAsync(from, options with { Schemas = null }, cancellationToken);
            await using var server = await PostgresServer.StartAsync(programs, new PostgresServerOptions { Log = log }, cancellationToken);
            await using var scratch = await ScratchDatabase.CreateAsync(server, [whole, comparison.To], cancellationToken);
            await scratch.LoadAsync(CatalogSql.Dump(whole), cancellationToken);
            return await SecondDeparse.OfAsync(comparison, scratch.DataSource, options, cancellationToken);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested
            && failure is PostgresProgramsNotFoundException or PostgresServerException or NpgsqlException or TimeoutException or IOException)
        {
            return comparison.With(new NotCovered(
                "definition", $"Some may differ in words only, since both sides could not be written once more by a PostgreSQL {major} on this machine: {FirstLine(failure)}"));
        }
    }

    private static string FirstLine(Exception failure) =>
        (failure is PostgresException refused ? $"{refused.SqlState} {refused.MessageText}" : failure.Message).Split('\n')[0].TrimEnd('\r');
}
