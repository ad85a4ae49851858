namespace OpsBuild.Migrations.Detection.Git;

/// <summary>A file as a commit holds it; its path counts from the root.</summary>
internal sealed record TreeFile(string Mode, string Type, string Id, string Path)
{
    /// <summary>Reads one field of <c>ls-tree -z</c>: mode, type and id with blanks between, a tab, the path.</summary>
    public static TreeFile Parse(string field)
    {
        var tab = field.IndexOf('\t', StringComparison.Ordinal);
        var facts = field[..tab].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return new TreeFile(facts[0], facts[1], facts[2], field[(tab + 1)..]);
    }
}
