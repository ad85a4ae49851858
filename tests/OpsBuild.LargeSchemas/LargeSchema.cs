using System.Text;
using Npgsql;

namespace OpsBuild.LargeSchemas;

/// <summary>
/// A schema of any size, the same for the same size and seed. 1,000 tables have 12,000 columns, 4,000 indexes with those of keys, 2,000 foreign
/// keys, 500 functions, 300 triggers, 200 views and 300 partitions, with all that goes with them: types, sequences, defaults, checks, comments,
/// grants, policies. Roles other than the one that builds it are not needed.
/// </summary>
public sealed class LargeSchema
{
    private const int StatementsAtOnce = 200;

    private readonly List<SchemaStep> steps = [];

    /// <summary>Plans it.</summary>
    /// <param name="tables">How many tables, a multiple of 100; partitions come on top.</param>
    /// <param name="seed">Another seed is another schema of the same size.</param>
    public LargeSchema(int tables, int seed = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(tables % 100, 0);
        (Tables, Seed) = (tables, seed);
        SchemaNames.AddTo(this);
        TypesOf.AddTo(this);
        TablesOf.AddTo(this);
        IndexesOf.AddTo(this);
        RoutinesOf.AddTo(this);
        ViewsOf.AddTo(this);
        RightsOf.AddTo(this);
        OthersOf.AddTo(this);
    }

    /// <summary>How many tables there are, without partitions.</summary>
    public int Tables { get; }

    /// <summary>What it was made from.</summary>
    public int Seed { get; }

    /// <summary>How many statements make it.</summary>
    public int Statements => steps.Count;

    /// <summary>The statements, in an order of their own for each <paramref name="order"/>.</summary>
    /// <param name="order">0 leaves no trace of how it came about; any other also makes and drops what is not kept: columns, tables.</param>
    public IReadOnlyList<string> Script(int order) =>
        [.. CreationOrder.Of(order == 0 ? steps : [.. steps, .. Detours()], HashCode(order)).Select(step => step.Sql)];

    /// <summary>Runs the statements of <see cref="Script"/> in a database, as whoever opens its connections.</summary>
    public async Task BuildAsync(NpgsqlDataSource database, int order, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        foreach (var statements in Script(order).Chunk(StatementsAtOnce))
        {
            // One text and not a batch: nothing here has parameters, and the server then plans nothing ahead.
            var text = statements.Aggregate(new StringBuilder(), (script, statement) => script.Append(statement).Append(";\n"));
            await using var command = new NpgsqlCommand(text.ToString(), connection) { CommandTimeout = 0 };
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    /// <summary>A number below <paramref name="below"/> that follows from the seed, a name and an index alone.</summary>
    internal int Choice(string about, int index, int below) => new Random(HashCode(index * 31) ^ about.Aggregate(17, (hash, letter) => (hash * 31) + letter)).Next(below);

    internal void Add(string key, string sql, params IReadOnlyList<string> needs) => steps.Add(new SchemaStep(key, sql, needs));

    // HashCode.Combine differs from process to process.
    private int HashCode(int part) => unchecked((Seed * 486187739) + (part * 16777619));

    private IEnumerable<SchemaStep> Detours()
    {
        for (var table = 0; table < Tables; table += 7)
        {
            if (TablesOf.IsPartitioned(this, table))
                continue;
            var name = SchemaNames.Table(this, table);
            yield return new SchemaStep($"detour {table}", $"alter table {name} add column passing integer", $"table {table}");
            yield return new SchemaStep($"return {table}", $"alter table {name} drop column passing", $"detour {table}");
        }

        for (var table = 0; table < Tables; table += 20)
        {
            yield return new SchemaStep($"passing {table}", $"create table {SchemaNames.Of(this, table)}.passing_{table} (id serial primary key)", $"schema {table % SchemaNames.Count(this)}");
            yield return new SchemaStep($"passed {table}", $"drop table {SchemaNames.Of(this, table)}.passing_{table}", $"passing {table}");
        }
    }
}
