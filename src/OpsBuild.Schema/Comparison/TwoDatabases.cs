using System.Net.Sockets;
using Npgsql;

namespace OpsBuild.Schema.Comparison;

/// <summary>Two databases that are read at the same time, each over a connection of its own, and compared.</summary>
public static class TwoDatabases
{
    /// <summary>Reads both and compares them.</summary>
    /// <param name="from">What is expected: the history's side.</param>
    /// <param name="to">What there is.</param>
    /// <param name="fromOptions">What of the first is read.</param>
    /// <param name="toOptions">What of the second is read: the same, but for roles that have other names there.</param>
    /// <param name="comparison">How they are compared.</param>
    /// <param name="cancellationToken">Ends both readings.</param>
    /// <exception cref="DatabaseNotReadException">One could not be read; reading the other was ended.</exception>
    /// <exception cref="DifferentMajorsException">They are of two major versions and the options do not allow it.</exception>
    public static async Task<CatalogComparison> CompareAsync(
        NpgsqlDataSource from, NpgsqlDataSource to, CatalogOptions fromOptions, CatalogOptions toOptions, ComparisonOptions comparison,
        CancellationToken cancellationToken)
    {
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        // On the pool: reading is mostly work of its own, and one thread would do one side after the other.
        var sides = new[]
        {
            Task.Run(() => ReadAsync("from", from, fromOptions, stopping, cancellationToken), CancellationToken.None),
            Task.Run(() => ReadAsync("to", to, toOptions, stopping, cancellationToken), CancellationToken.None),
        };
        // Of a side that failed and one that was only told to stop, this throws the failure.
        var catalogs = await Task.WhenAll(sides);
        return CatalogComparison.Of(catalogs[0], catalogs[1], comparison);
    }

    private static async Task<Catalog> ReadAsync(
        string side, NpgsqlDataSource database, CatalogOptions options, CancellationTokenSource stopping, CancellationToken asked)
    {
        try
        {
            return await CatalogReader.ReadAsync(database, options, stopping.Token);
        }
        catch (Exception failure) when (!asked.IsCancellationRequested && failure
            is NpgsqlException or NotSupportedException or TimeoutException or SocketException or IOException)
        {
            await stopping.CancelAsync();
            throw new DatabaseNotReadException(side, database, failure);
        }
    }
}
