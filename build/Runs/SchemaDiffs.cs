using Npgsql;
using Nuke.Common;
using OpsBuild.Build.Reports;
using OpsBuild.Build.Targets;
using OpsBuild.Local.Postgres;
using OpsBuild.Pipeline.Local;
using OpsBuild.Pipeline.Schemas;
using OpsBuild.Schema;
using OpsBuild.Schema.Comparison;
using OpsBuild.Schema.Sql;
using Serilog;

namespace OpsBuild.Build.Runs;

/// <summary>Two databases compared for a person, or for the program that called.</summary>
internal static class SchemaDiffs
{
    private const int Equal = 0;
    private const int NotCompared = 1;
    private const int WrongUsage = 2;
    private const int Different = 3;
    private const string Adopt = "adopt";
    private const string Revert = "revert";

    /// <summary>Prints what differs and gives the exit code. Failures are told on <paramref name="log"/>: standard output is the result alone.</summary>
    public static async Task<int> RunAsync(ISchemaDiff build, ILogger log, CancellationToken cancellationToken)
    {
        NamedDatabase from, to;
        Dictionary<string, string> roles;
        try
        {
            Assert.True(build.Sql is null or Adopt or Revert, $"--sql is {Adopt} or {Revert}, not '{build.Sql}'.");
            roles = Roles(build.MapRole ?? []);
            from = NamedDatabases.Read(nameof(build.From), "from", build.From, EnvironmentInfo.Variables!);
            to = NamedDatabases.Read(nameof(build.To), "to", build.To, EnvironmentInfo.Variables!);
        }
        catch (Exception refusal) when (refusal is ArgumentException or InvalidOperationException)
        {
            log.Error("{Message}", refusal.Message);
            return WrongUsage;
        }

        try
        {
            var comparison = await CompareAsync(build, from, to, roles, log, cancellationToken);
            var objects = comparison.EveryDifference.Select(difference => difference.Identity).ToHashSet();
            SqlScript? sql = build.Sql switch
            {
                Adopt => SchemaSql.Between(have: comparison.From, want: comparison.To, objects),
                Revert => SchemaSql.Between(have: comparison.To, want: comparison.From, objects),
                _ => null,
            };
            Console.Write(SchemaDiffReport.Of(comparison, sql, build.Json));
            Tell(comparison, build.Json, build.Schemas ?? [], log);
            return comparison.AreEqual ? Equal : Different;
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            // A failed target is told on standard output, where a program would take it for a difference.
            log.Error(Told.TellsWhatToDo(failure) ? null : failure, "{Message}", failure.Message);
            return NotCompared;
        }
    }

    private static async Task<CatalogComparison> CompareAsync(
        ISchemaDiff build, NamedDatabase fromNamed, NamedDatabase toNamed, Dictionary<string, string> roles, ILogger log, CancellationToken cancellationToken)
    {
        await using var from = Open(fromNamed);
        await using var to = Open(toNamed);
        var options = new CatalogOptions { Schemas = build.Schemas };
        var comparison = await TwoDatabases.CompareAsync(
            from, to, options, options with { RoleNames = roles }, new ComparisonOptions { AllowDifferentMajors = build.AllowDifferentMajors }, cancellationToken);
        return await DifferencesInMeaning.OfAsync(
            comparison, from, options, new PostgresProgramsOptions { Directory = build.PostgresPrograms }, log, cancellationToken);
    }

    private static Dictionary<string, string> Roles(string[] pairs)
    {
        var roles = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in pairs)
        {
            var names = pair.Split('=', 2);
            Assert.True(names is [{ Length: > 0 }, { Length: > 0 }], $"--map-role is HAVE=WANT, not '{pair}'.");
            Assert.True(roles.TryAdd(names[0], names[1]), $"--map-role names {names[0]} twice.");
        }

        Assert.True(roles.Values.Distinct(StringComparer.Ordinal).Count() == roles.Count, "--map-role takes two roles for one, so what is theirs could not be told apart.");
        return roles;
    }

    private static NpgsqlDataSource Open(NamedDatabase database)
    {
        var connection = database.Access.ConnectionTo(database.Url);
        connection.ApplicationName = "opsbuild SchemaDiff";
        connection.Pooling = false;
        return NpgsqlDataSource.Create(connection);
    }

    private static void Tell(CatalogComparison comparison, bool json, string[] schemas, ILogger log)
    {
        foreach (var schema in schemas.Where(schema => !HasAny(comparison.From, schema) && !HasAny(comparison.To, schema)))
            log.Warning("Nothing was found in a schema {Schema} on either side", schema);
        foreach (var item in json ? [] : comparison.NotCovered)
            log.Warning("Not covered: {Kind}: {Reason}", item.Kind, item.Reason);
        if (comparison.AreEqual)
            log.Information("Equal: {Count} objects", comparison.From.Objects.Length);
        else
            log.Information("{Count} differences", comparison.Differences.Length);
    }

    private static bool HasAny(Catalog catalog, string schema) => catalog.Objects.Any(item => item.Place.Schema == schema);
}
