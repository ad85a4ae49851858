namespace OpsBuild.Migrations.Detection.Files;

/// <summary>A file of the folder with its bytes.</summary>
internal sealed record FolderFile(string Path, byte[] Content);

/// <summary>The migrations of one side, in the order of their names, and its atlas.sum.</summary>
internal sealed record FolderContent(IReadOnlyList<FolderFile> Migrations, byte[]? Sum, IReadOnlyList<string> OtherPaths)
{
    public bool IsEmpty => Migrations.Count == 0 && Sum is null && OtherPaths.Count == 0;
}
