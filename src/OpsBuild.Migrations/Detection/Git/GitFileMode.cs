namespace OpsBuild.Migrations.Detection.Git;

/// <summary>The modes that git keeps, as it prints them.</summary>
internal static class GitFileMode
{
    public const string None = "000000";
    public const string Plain = "100644";
    public const string Executable = "100755";
    public const string SymbolicLink = "120000";
    public const string Submodule = "160000";
}
