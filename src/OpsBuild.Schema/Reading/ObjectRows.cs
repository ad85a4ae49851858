using System.Collections.Immutable;
using System.Globalization;
using Npgsql;

namespace OpsBuild.Schema.Reading;

/// <summary>Makes objects of the rows of a <see cref="CatalogQuery"/>.</summary>
internal sealed class ObjectRows
{
    /// <summary>The columns of an object's address.</summary>
    public const string Catalog = "_catalog";

    /// <inheritdoc cref="Catalog"/>
    public const string Oid = "_oid";

    /// <inheritdoc cref="Catalog"/>
    public const string Part = "_part";

    private const int FirstAttribute = 4;
    private const string Position = "position";
    private readonly ObjectKind kind;
    private readonly NpgsqlDataReader rows;
    private readonly TextPool texts;
    private readonly string[] names;
    private readonly int[] attributes;
    private readonly (int Catalog, int Oid, int Part) address;

    public ObjectRows(ObjectKind kind, NpgsqlDataReader rows, TextPool texts, CatalogOptions options)
    {
        (this.kind, this.rows, this.texts) = (kind, rows, texts);
        names = [.. Enumerable.Range(0, rows.FieldCount).Select(rows.GetName)];
        attributes =
        [
            .. Enumerable.Range(FirstAttribute, names.Length - FirstAttribute)
                .Where(column => !names[column].StartsWith('_') && (options.ColumnPositions || names[column] != Position)),
        ];
        address = (rows.GetOrdinal(Catalog), rows.GetOrdinal(Oid), rows.GetOrdinal(Part));
    }

    /// <summary>Where the row's object is kept.</summary>
    public CatalogAddress Address => new(rows.GetFieldValue<uint>(address.Catalog), rows.GetFieldValue<uint>(address.Oid), rows.GetInt32(address.Part));

    public CatalogObject Read()
    {
        var identity = new ObjectIdentity(kind, rows.GetString(2));
        var place = new ObjectPlace(Text(0), Text(1), Text(3));
        var values = ImmutableArray.CreateBuilder<AttributeValue>();
        foreach (var column in attributes)
        {
            if (Text(column) is { } value)
                values.Add(new AttributeValue(names[column], value));
        }

        return new CatalogObject(identity, place, values.DrainToImmutable());
    }

    private string? Text(int column) => rows.GetValue(column) switch
    {
        DBNull => null,
        string text => texts.Pooled(text),
        bool flag => flag ? "true" : "false",
        IFormattable number => texts.Pooled(number.ToString(null, CultureInfo.InvariantCulture)),
        var other => throw new InvalidOperationException($"The query for {kind.Word()} gives '{names[column]}' as {other.GetType()}."),
    };
}
