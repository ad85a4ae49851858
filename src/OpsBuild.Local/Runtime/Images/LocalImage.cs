namespace OpsBuild.Local.Runtime.Images;

/// <summary>What an image's reference comes to on this machine.</summary>
internal abstract record LocalImage(string Reference)
{
    /// <summary>One of the project's own, as a program.</summary>
    public sealed record Folder(string Reference, FolderImage Image) : LocalImage(Reference);

    /// <summary>One of this machine's Docker engine.</summary>
    public sealed record InEngine(string Reference, DockerImage Image) : LocalImage(Reference);

    /// <summary>One that was pushed to the local registry, with layers.</summary>
    public sealed record Pushed(string Reference, string Repository, string Digest) : LocalImage(Reference);

    /// <summary>A PostgreSQL server of a major version, embedded.</summary>
    public sealed record Postgres(string Reference, int Major) : LocalImage(Reference);
}
