using OpsBuild.Migrations.Apply.NoTransaction;
using OpsBuild.Migrations.Revisions;

namespace OpsBuild.Migrations.Apply;

/// <summary>A schema that holds the revision table, or could.</summary>
/// <param name="Schema">Its name.</param>
/// <param name="SchemaExists">It is there.</param>
/// <param name="TableExists">It holds the table.</param>
/// <param name="MayCreate">We may make what is missing of both.</param>
/// <param name="MayRead">We may read the table.</param>
/// <param name="MayWrite">We may add rows to it.</param>
internal sealed record RevisionPlace(string Schema, bool SchemaExists, bool TableExists, bool MayCreate, bool MayRead, bool MayWrite)
{
    public RevisionTable Table => new(Schema);

    /// <summary>We may also write over rows of the table, as files without a transaction do.</summary>
    public bool MayUpdate { get; init; }

    /// <summary>The table of what is under way stands beside it.</summary>
    public bool ProgressExists { get; init; }

    /// <summary>We may do everything with that table.</summary>
    public bool MayKeepProgress { get; init; }

    public ProgressTable Progress => new(Schema);
}
