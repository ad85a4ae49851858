namespace OpsBuild.Schema.Sql.Kinds;

/// <summary>Text search parsers and templates, which are functions by name.</summary>
/// <param name="keyword">The kind's keyword.</param>
/// <param name="options">The options of CREATE, each with its attribute.</param>
internal sealed class TextSearchPartSql(string keyword, params (string Option, string Attribute)[] options) : KindSql(keyword)
{
    /// <inheritdoc/>
    protected override IEnumerable<SqlStatement> Make(CatalogObject item, SqlContext context) =>
        [$"CREATE {Keyword} {item.Identity.Name} ({SqlOptionList.Of(options.Select(option => (option.Option, item[option.Attribute])))})"];
}
