using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using Npgsql;

namespace OpsBuild.Local.Databases;

/// <summary>The rows of a query as CSV (RFC 4180): a header line with the column names, then a line per row.</summary>
/// <remarks>Of several statements each one's rows are written, with an empty line between them. Values are PostgreSQL's own text form, NULL is an empty field and an empty string is <c>""</c>, as with COPY ... CSV.</remarks>
public static class QueryRows
{
    /// <exception cref="PostgresException">The server refused the query.</exception>
    public static async Task WriteCsvAsync(NpgsqlDataSource database, string sql, TextWriter output, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(sql);
        // Text for every type, also for those that this program has no mapping for.
        command.AllResultTypesAreUnknown = true;
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await using var csv = new CsvWriter(output, new CsvConfiguration(CultureInfo.InvariantCulture) { NewLine = "\n" }, leaveOpen: true);

        var isFirst = true;
        do
        {
            if (reader.FieldCount == 0)
                continue;
            if (!isFirst)
                await csv.NextRecordAsync();
            isFirst = false;
            await WriteAsync(reader, csv, cancellationToken);
        }
        while (await reader.NextResultAsync(cancellationToken));
    }

    private static async Task WriteAsync(NpgsqlDataReader reader, CsvWriter csv, CancellationToken cancellationToken)
    {
        for (var i = 0; i < reader.FieldCount; i++)
            Write(csv, reader.GetName(i));
        await csv.NextRecordAsync();
        while (await reader.ReadAsync(cancellationToken))
        {
            for (var i = 0; i < reader.FieldCount; i++)
                Write(csv, await reader.IsDBNullAsync(i, cancellationToken) ? null : reader.GetString(i));
            await csv.NextRecordAsync();
        }
    }

    // Only a NULL stays bare when it is empty, so that a reader can tell it from an empty string.
    private static void Write(CsvWriter csv, string? value) =>
        csv.WriteField(value, shouldQuote: value is "" || value.AsSpan().IndexOfAny(",\"\r\n") >= 0);
}
