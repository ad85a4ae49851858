namespace OpsBuild.AppUser.States;

/// <summary>Something that privileges can be granted on, and which of them the user has.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Schema">The schema that it is in, or is; null for the database.</param>
/// <param name="Sql">Its name as SQL writes it, with the schema's.</param>
/// <param name="Owner">Its owner.</param>
internal sealed record Securable(SecurableKind Kind, string? Schema, string Sql, string Owner)
{
    /// <summary><c>pg_class.relkind</c>; empty for what is no relation.</summary>
    public string RelationKind { get; init; } = "";

    /// <summary>Whether an extension made it: its rights are the extension's matter.</summary>
    public bool IsExtensions { get; init; }

    /// <summary>Whether it belongs to the migrations' history, which the application has no business with.</summary>
    public bool IsHistory { get; init; }

    /// <summary>What was granted to the user itself.</summary>
    public IReadOnlyList<DirectGrant> Direct { get; init; } = [];

    /// <summary>What the user may do in whatever way: by its own grants, by PUBLIC's, by a role that it is in, as the owner.</summary>
    public IReadOnlyList<string> Effective { get; init; } = [];

    /// <summary>What PUBLIC may do.</summary>
    public IReadOnlyList<string> Public { get; init; } = [];

    /// <summary>What whoever asked may pass on without having the owner's rights.</summary>
    public IReadOnlyList<string> Grantable { get; init; } = [];

    /// <summary>For a relation: whether rows can be inserted, updated, deleted, as SQL's words; a view may not take them.</summary>
    public IReadOnlyList<string> Takes { get; init; } = [];

    /// <summary>A column that can be written, quoted; null where there is none.</summary>
    public string? Column { get; init; }

    /// <summary>As SQL and messages name it: <c>TABLE public.orders</c>.</summary>
    public string Named => $"{Kind.Word()} {Sql}";

    /// <summary>The same in the words of a message: <c>table public.orders</c>.</summary>
    public override string ToString() => $"{Kind.Word().ToLowerInvariant()} {Sql}";
}
