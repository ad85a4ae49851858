namespace OpsBuild.Schema.Sql.Kinds;

/// <summary>Foreign-data wrappers, which superusers make and own.</summary>
internal sealed class ForeignDataWrapperSql() : KindSql("foreign data wrapper")
{
    /// <inheritdoc/>
    protected override IEnumerable<SqlStatement> Make(CatalogObject item, SqlContext context)
    {
        var handler = item["handler"] is null ? "" : Function("HANDLER", item["handler"]);
        var validator = item["validator"] is null ? "" : Function("VALIDATOR", item["validator"]);
        yield return $"CREATE FOREIGN DATA WRAPPER {item.Identity.Name}{handler}{validator}{ForeignOptions.All(item["options"])}";
    }

    /// <inheritdoc/>
    protected override Alteration Change(ObjectChange change, SqlContext context)
    {
        var handler = change.Changes("handler") ? Function("HANDLER", change.Want["handler"]) : "";
        var validator = change.Changes("validator") ? Function("VALIDATOR", change.Want["validator"]) : "";
        return new Alteration.InPlace(
        [
            $"ALTER FOREIGN DATA WRAPPER {change.Want.Identity.Name}{handler}{validator}{ForeignOptions.Between(change.Have["options"], change.Want["options"])}",
        ]);
    }

    private static string Function(string keyword, string? signature) =>
        signature is null ? $" NO {keyword}" : $" {keyword} {SqlName.WithoutArguments(signature)}";
}
