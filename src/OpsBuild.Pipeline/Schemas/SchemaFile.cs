using OpsBuild.Local.Postgres;
using OpsBuild.Migrations;
using Serilog;

namespace OpsBuild.Pipeline.Schemas;

/// <summary>The file that shows what the migrations add up to, <c>db/schema.sql</c>.</summary>
/// <remarks>
/// Majors of PostgreSQL may word a definition differently. The file says which one wrote it, and is stale only if that one, or one that words
/// everything alike, would write something else: another PostgreSQL on this machine is no reason to change the file, or to fail.
/// </remarks>
/// <param name="path">The file; it need not be there.</param>
/// <param name="directory">The migrations.</param>
/// <param name="postgres">The PostgreSQL that is taken, as a throw-away server.</param>
/// <param name="log">Where the story goes.</param>
public sealed class SchemaFile(string path, MigrationDirectory directory, PostgresProgramsOptions postgres, ILogger log)
{
    /// <summary>Compares the file with the migrations; nothing is written.</summary>
    /// <exception cref="SchemaNotMadeException">The migrations do not make a database out of nothing.</exception>
    /// <exception cref="PostgresProgramsNotFoundException">There is no PostgreSQL.</exception>
    public async Task<SchemaFileState> CheckAsync(CancellationToken cancellationToken) => (await CompareAsync(cancellationToken)).State;

    /// <summary>Writes the file, unless it is up to date: in the words of the major that wrote it before, where that is to be had.</summary>
    /// <returns>What it was before.</returns>
    /// <inheritdoc cref="CheckAsync"/>
    public async Task<SchemaFileState> WriteAsync(CancellationToken cancellationToken)
    {
        var (state, schema) = await CompareAsync(cancellationToken);
        if (state is not SchemaFileState.UpToDate)
            await File.WriteAllTextAsync(path, SchemaText.Of(schema, schema.Major), cancellationToken);
        return state;
    }

    private async Task<(SchemaFileState State, MigratedSchema Schema)> CompareAsync(CancellationToken cancellationToken)
    {
        var text = File.Exists(path) ? (await File.ReadAllTextAsync(path, cancellationToken)).ReplaceLineEndings("\n") : "";
        var schema = await MigratedSchema.OfAsync(directory, postgres, log, cancellationToken);
        var state = State(text, schema);
        if (state is not SchemaFileState.Stale || SchemaText.WrittenBy(text) is not { } major || major == schema.Major)
            return (state, schema);
        // Whether the migrations or only the words are others, the major that wrote the file can tell.
        if (postgres.Directory is not null || postgres.RequiredMajor is not null || !PostgresVersion.IsSupported(major))
            return (new SchemaFileState.Undecided(major, schema.Major), schema);
        try
        {
            schema = await MigratedSchema.OfAsync(directory, postgres with { RequiredMajor = major }, log, cancellationToken);
            return (State(text, schema), schema);
        }
        catch (PostgresProgramsNotFoundException)
        {
            return (new SchemaFileState.Undecided(major, schema.Major), schema);
        }
    }

    private static SchemaFileState State(string text, MigratedSchema schema)
    {
        var wanted = SchemaText.Of(schema, SchemaText.WrittenBy(text) ?? schema.Major);
        if (text == wanted)
            return new SchemaFileState.UpToDate();
        var (have, want) = (text.Split('\n'), wanted.Split('\n'));
        var line = 0;
        while (line < have.Length && line < want.Length && have[line] == want[line])
            line++;
        return new SchemaFileState.Stale(line + 1, have.ElementAtOrDefault(line), want.ElementAtOrDefault(line));
    }
}
