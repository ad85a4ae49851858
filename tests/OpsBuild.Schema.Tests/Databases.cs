using Npgsql;
using OpsBuild.Testing;

namespace OpsBuild.Schema.Tests;

/// <summary>What these tests do with a database that a test owns.</summary>
internal static class Databases
{
    public static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Runs statements as the owner, who is no superuser.</summary>
    public static Task RunAsync(this TemporaryDatabase database, string sql) => RunAsync(database.DataSource, sql);

    /// <summary>Runs statements as the superuser.</summary>
    public static Task RunAsSuperuserAsync(this TemporaryDatabase database, string sql) => RunAsync(database.Superuser, sql);

    /// <summary>Statements with the owner's name for ADMIN and the database's for DATABASE.</summary>
    public static string Named(this TemporaryDatabase database, string sql) =>
        sql.Replace("ADMIN", database.AdminUser, StringComparison.Ordinal).Replace("DATABASE", database.Name, StringComparison.Ordinal);

    /// <summary>Reads the catalog as the owner.</summary>
    public static Task<Catalog> ReadAsync(this TemporaryDatabase database, CatalogOptions? options = null) =>
        CatalogReader.ReadAsync(database.DataSource, options ?? new CatalogOptions(), Cancellation);

    /// <summary>Writes down one object: <c>attribute: value</c>, one a line, the owner's name as ADMIN.</summary>
    /// <remarks>The same on all majors: without the privilege that 17 added, and without the name that 18 gives a column's not-null.</remarks>
    public static async Task<string> DescribeAsync(this TemporaryDatabase database, ObjectKind kind, string name)
    {
        var catalog = await database.ReadAsync();
        var found = catalog.Find(kind, name);
        Assert.True(found is not null, $"No {kind} {name} among: {string.Join(", ", catalog.Objects.Where(item => item.Identity.Kind == kind))}");
        return string.Join('\n', found.Attributes.Select(fact => $"{fact.Name}: {fact.Value.Replace("\n", " | ", StringComparison.Ordinal)}"))
            .Replace(database.AdminUser, "ADMIN", StringComparison.Ordinal)
            .Replace("MAINTAIN,", "", StringComparison.Ordinal)
            .Replace("not null: constraint \"t_Id_not_null\"", "not null: true", StringComparison.Ordinal);
    }

    private static async Task RunAsync(NpgsqlDataSource server, string sql)
    {
        await using var command = server.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(Cancellation);
    }
}
