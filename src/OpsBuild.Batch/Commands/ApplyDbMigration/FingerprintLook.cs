using Npgsql;
using OpsBuild.Drift;
using OpsBuild.Migrations;

namespace OpsBuild.Batch.Commands.ApplyDbMigration;

/// <summary>Compares the catalog under the lock with what the drift check saw: whoever changed it meanwhile was checked by nobody.</summary>
internal sealed class FingerprintLook(CatalogFingerprint expected, DriftOptions drift, string schema)
{
    private const int Shown = 20;

    public async Task<Problem?> LookAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var (objects, now) = await FingerprintReading.ReadAsync(connection, drift with { Apply = drift.Apply with { Schema = schema } }, cancellationToken);
        if (now.Equals(expected))
            return null;
        var changed = now.Changed(expected, objects);
        return new Problem(
            "The database's catalog is not what it was when it was checked for drift.",
            changed.Count == 0
                ? $"Its fingerprint was {expected.Hash} and is {now.Hash}; something that is gone now was among what counted."
                : $"Changed since then, or in the same set as what changed: {string.Join(", ", changed.Take(Shown))}{(changed.Count > Shown ? $" and {changed.Count - Shown} more" : "")}.",
            "Find out who changed it (pg_stat_activity, the server's log), then run the drift check again.");
    }
}
