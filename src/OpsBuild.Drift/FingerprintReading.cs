using Npgsql;
using OpsBuild.Schema;

namespace OpsBuild.Drift;

/// <summary>Takes a database's fingerprint once more, as the drift check took it.</summary>
public static class FingerprintReading
{
    /// <summary>Reads the catalog over a connection that is in no transaction.</summary>
    /// <returns>The objects that count, and their fingerprint.</returns>
    public static async Task<(IReadOnlyList<CatalogObject> Objects, CatalogFingerprint Fingerprint)> ReadAsync(
        NpgsqlConnection connection, DriftOptions options, CancellationToken cancellationToken)
    {
        var facts = await TargetFacts.ReadAsync(connection, cancellationToken);
        var catalog = await CatalogReader.ReadAsync(connection, TargetCatalog.Options(options, facts.BootstrapRole), cancellationToken);
        var objects = new TargetView(options, unsettled: []).Fingerprinted(catalog);
        return (objects, CatalogFingerprint.Of(objects));
    }
}
