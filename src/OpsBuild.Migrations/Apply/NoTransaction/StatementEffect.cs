using OpsBuild.Migrations.Statements;

namespace OpsBuild.Migrations.Apply.NoTransaction;

/// <summary>What a statement does to the catalog, as far as that tells afterwards whether it ran.</summary>
internal abstract record StatementEffect
{
    private StatementEffect()
    {
    }

    /// <summary>Makes an index, concurrently or not.</summary>
    /// <param name="Name">The index's name as it is written; null when the server gives it one.</param>
    /// <param name="Table">The table's name as it is written.</param>
    public sealed record BuildsIndex(string? Name, string Table) : StatementEffect;

    /// <summary>Builds indexes anew. One that was interrupted leaves the unfinished ones behind.</summary>
    public sealed record RebuildsIndexes : StatementEffect;

    /// <summary>Takes a partition from its table in two transactions.</summary>
    /// <param name="Table">The partitioned table's name as it is written.</param>
    /// <param name="Partition">The partition's.</param>
    public sealed record DetachesPartition(string Table, string Partition) : StatementEffect;

    /// <summary>Adds a label to an enumeration.</summary>
    /// <param name="Type">The type's name as it is written.</param>
    /// <param name="Label">The label.</param>
    public sealed record AddsLabel(string Type, string Label) : StatementEffect;

    /// <summary>Makes something, whole or not at all.</summary>
    public sealed record Makes(CatalogThing Thing, string Name) : StatementEffect;

    /// <summary>Drops something; what is left of it can be dropped again.</summary>
    public sealed record Drops(CatalogThing Thing, string Name) : StatementEffect;

    /// <summary>Does no harm when it runs twice.</summary>
    public sealed record Repeatable : StatementEffect;

    /// <summary>Anything else.</summary>
    public sealed record Unknown : StatementEffect;

    /// <summary>Reads it from the statement's text.</summary>
    public static StatementEffect Of(string command)
    {
        var tokens = new CommandTokens(command);
        if (tokens.Take("create"))
            return Create(tokens);
        if (tokens.Take("drop"))
            return Drop(tokens);
        if (tokens.Take("reindex"))
            return new RebuildsIndexes();
        if (tokens.Take("alter", "table"))
            return AlterTable(tokens);
        if (tokens.Take("alter", "type"))
            return AlterType(tokens);
        return LeadingWords.Of(command, 2, out _) switch
        {
            ["vacuum" or "analyze" or "analyse" or "cluster" or "refresh" or "lock" or "checkpoint", ..]
                or ["comment" or "grant" or "revoke" or "security" or "set" or "reset" or "discard" or "show" or "load" or "listen" or "notify", ..]
                or ["alter", "system" or "database" or "subscription" or "default"] => new Repeatable(),
            _ => new Unknown(),
        };
    }

    private static StatementEffect Create(CommandTokens tokens)
    {
        if (tokens.Take("or", "replace"))
            return new Repeatable();
        tokens.Take("unique");
        if (tokens.Take("index"))
        {
            tokens.Take("concurrently");
            tokens.Take("if", "not", "exists");
            var name = tokens.Take("on") ? null : tokens.TakeName();
            if (name is not null && !tokens.Take("on"))
                return new Unknown();
            tokens.Take("only");
            return tokens.TakeName() is { } table ? new BuildsIndex(name, table) : new Unknown();
        }
        tokens.Take("unlogged");
        tokens.Take("foreign");
        return ThingOf(tokens) is not { } thing ? new Unknown()
            : tokens.Take("if", "not", "exists") ? new Repeatable()
            : tokens.TakeName() is { } made ? new Makes(thing, made) : new Unknown();
    }

    private static StatementEffect Drop(CommandTokens tokens)
    {
        var thing = tokens.Take("index") ? CatalogThing.Relation : ThingOf(tokens);
        tokens.Take("concurrently");
        tokens.Take("if", "exists");
        // Of several, some may be gone by another hand: only one alone says whether this statement ran.
        return thing is { } kind && tokens.TakeName() is { } name && (tokens.IsAtEnd || tokens.Take("cascade") || tokens.Take("restrict") || tokens.Take("with"))
            ? new Drops(kind, name)
            : new Unknown();
    }

    private static StatementEffect AlterTable(CommandTokens tokens)
    {
        tokens.Take("if", "exists");
        tokens.Take("only");
        return tokens.TakeName() is { } table && tokens.Take("detach", "partition") && tokens.TakeName() is { } partition
            ? new DetachesPartition(table, partition)
            : new Unknown();
    }

    private static StatementEffect AlterType(CommandTokens tokens)
    {
        if (tokens.TakeName() is not { } type || !tokens.Take("add", "value"))
            return new Unknown();
        tokens.Take("if", "not", "exists");
        return tokens.TakeText() is { } label ? new AddsLabel(type, label) : new Unknown();
    }

    private static CatalogThing? ThingOf(CommandTokens tokens) =>
        tokens.Take("table") || tokens.Take("view") || tokens.Take("materialized", "view") || tokens.Take("sequence") ? CatalogThing.Relation
        : tokens.Take("schema") ? CatalogThing.Schema
        : tokens.Take("database") ? CatalogThing.Database
        : tokens.Take("tablespace") ? CatalogThing.Tablespace
        : tokens.Take("subscription") ? CatalogThing.Subscription
        : tokens.Take("extension") ? CatalogThing.Extension
        : null;
}

/// <summary>What can be looked up by its name.</summary>
internal enum CatalogThing
{
    /// <summary>A table, view, sequence or index.</summary>
    Relation,

    /// <summary>A schema.</summary>
    Schema,

    /// <summary>A database of the server.</summary>
    Database,

    /// <summary>A tablespace of the server.</summary>
    Tablespace,

    /// <summary>A subscription of this database.</summary>
    Subscription,

    /// <summary>An extension of this database.</summary>
    Extension,
}
