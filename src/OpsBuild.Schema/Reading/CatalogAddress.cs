namespace OpsBuild.Schema.Reading;

/// <summary>Where one server keeps an object: means nothing outside one reading.</summary>
/// <param name="Catalog">The OID of the catalog that holds its row.</param>
/// <param name="Oid">The row's OID.</param>
/// <param name="Part">A column's number, or 0 for the whole.</param>
internal readonly record struct CatalogAddress(uint Catalog, uint Oid, int Part);
