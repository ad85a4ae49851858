namespace OpsBuild.Schema.Sql.Kinds;

/// <summary>What the attribute <c>not null</c> of a column says; since PostgreSQL 18 it is a constraint with a name.</summary>
internal sealed record ColumnNotNull(bool IsSet, string? Name, bool NoInherit, bool NotValid, string? Comment)
{
    public static ColumnNotNull Of(CatalogObject? column)
    {
        var text = column?["not null"];
        if (text is null or "false" or "true")
            return new ColumnNotNull(text == "true", null, false, false, null);
        var at = "constraint ".Length;
        var name = SqlName.UpTo(' ', text, ref at);
        var rest = text[at..];
        var comment = rest.IndexOf(" comment '", StringComparison.Ordinal);
        var flags = comment < 0 ? rest : rest[..comment];
        return new ColumnNotNull(
            true, name, flags.Contains(" no inherit", StringComparison.Ordinal), flags.Contains(" not valid", StringComparison.Ordinal),
            comment < 0 ? null : rest[(comment + " comment ".Length)..]);
    }

    /// <summary>As a constraint of a column that is being made, with a blank before it; nothing where it is not set or must follow.</summary>
    public string InColumn(CatalogObject column) =>
        !IsSet || NotValid ? "" : $"{(IsNamed(column) ? $" CONSTRAINT {Name}" : "")} NOT NULL{(NoInherit ? " NO INHERIT" : "")}";

    /// <summary>As a constraint that is added.</summary>
    public string Added(CatalogObject column) =>
        $"ADD {(Name is null ? "" : $"CONSTRAINT {Name} ")}NOT NULL {Relation.LastName(column)}{(NoInherit ? " NO INHERIT" : "")}{(NotValid ? " NOT VALID" : "")}";

    private bool IsNamed(CatalogObject column) => Name is not null && Name != ServerName.Quoted(ServerName.For(column, "not_null"));
}
