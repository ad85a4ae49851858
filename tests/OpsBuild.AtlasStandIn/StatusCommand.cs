using System.Text.Json.Nodes;
using Npgsql;
using OpsBuild.Migrations;

namespace OpsBuild.AtlasStandIn;

/// <summary><c>atlas migrate status</c>: what is pending, as Atlas counts.</summary>
internal sealed class StatusCommand(Flags flags)
{
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var directory = MigrationDirectory.Read(flags.Directory);
        await using var database = Target.Open(flags.Url);
        try
        {
            await using var connection = await database.OpenConnectionAsync(cancellationToken);
            await using var exists = new NpgsqlCommand("select to_regclass($1) is not null", connection);
            exists.Parameters.Add(new NpgsqlParameter<string> { TypedValue = $"\"{flags.RevisionsSchema}\".atlas_schema_revisions" });
            var history = await exists.ExecuteScalarAsync(cancellationToken) is true
                ? await new RevisionRows(flags.RevisionsSchema).ReadAsync(connection, cancellationToken) : [];
            var current = history.Count > 0 ? history[^1] : null;
            var pending = directory.Files.Where(file => !file.Header.IsCheckpoint)
                .Where(file => current is null || string.CompareOrdinal($"{file.Version}", current.Version) >= (current.Applied == current.Total ? 1 : 0)).ToList();
            var report = new JsonObject
            {
                ["Env"] = new JsonObject { ["Driver"] = "postgres" },
                ["Current"] = current?.Version ?? "No migration applied yet",
                ["Next"] = pending.Count > 0 ? $"{pending[0].Version}" : "Already at latest version",
                ["Status"] = pending.Count > 0 ? "PENDING" : "OK",
            };
            if (pending.Count > 0)
                report["Pending"] = new JsonArray([.. pending.Select(file => new JsonObject { ["Name"] = file.Name, ["Version"] = $"{file.Version}" })]);
            Console.Out.Write(report.ToJsonString());
            return 0;
        }
        catch (NpgsqlException failure)
        {
            await Console.Error.WriteLineAsync($"Error: postgres: {failure.Message}");
            return 1;
        }
    }
}
