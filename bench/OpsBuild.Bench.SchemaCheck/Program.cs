using System.Diagnostics;
using Npgsql;
using OpsBuild.Schema;
using OpsBuild.Schema.Comparison;

// Compares the databases that two variables name, as the drift check does, and prints "DIFFERENCES OBJECTS PEAK_KIB".
await using var from = Open("SCHEMA_CHECK_FROM");
await using var to = Open("SCHEMA_CHECK_TO");
var options = new CatalogOptions();
var comparison = await TwoDatabases.CompareAsync(from, to, options, options, new ComparisonOptions(), CancellationToken.None);
using var self = Process.GetCurrentProcess();
Console.WriteLine($"{comparison.EveryDifference.Length} {comparison.From.Objects.Length} {self.PeakWorkingSet64 / 1024}");

static NpgsqlDataSource Open(string variable)
{
    var connection = new NpgsqlConnectionStringBuilder(Environment.GetEnvironmentVariable(variable)) { Pooling = false };
    var builder = new NpgsqlSlimDataSourceBuilder(connection.ConnectionString);
    builder.EnableArrays();
    builder.EnableTransportSecurity();
    return builder.Build();
}
