namespace OpsBuild.Migrations.Apply.NoTransaction;

/// <summary>The table of what is under way, made when the first statement needs it.</summary>
/// <param name="table">The table.</param>
/// <param name="exists">It is there already.</param>
internal sealed class ProgressPlace(ProgressTable table, bool exists)
{
    public ProgressTable Table { get; } = table;

    public bool Exists { get; set; } = exists;
}
