namespace OpsBuild.Local.Aws.SecretsManager;

/// <summary>A named secret with its versions.</summary>
/// <remarks>
/// <c>name</c>: as <c>opsbuild/local/db/admin</c>. <c>arn</c>: ends in a hyphen and six random characters, which AWS adds to the name.
/// </remarks>
internal sealed class Secret(string name, string arn, DateTimeOffset created)
{
    private readonly List<SecretVersion> versions = [];

    public string Name => name;

    public string Arn => arn;

    public DateTimeOffset Created => created;

    public DateTimeOffset? Deleted { get; set; }

    public IReadOnlyList<SecretVersion> Versions => versions;

    public SecretVersion? Version(string id) => versions.Find(version => version.Id == id);

    public SecretVersion? Staged(string stage) => versions.Find(version => version.Stages.Contains(stage));

    /// <summary>Name, full ARN, or an ARN without the six random characters.</summary>
    public bool IsCalled(string id) => id == name || id == arn || id == arn[..^7];

    /// <summary>
    /// Adds a version, or labels one that is there; labels that another version bears move over, and who loses AWSCURRENT becomes
    /// AWSPREVIOUS.
    /// </summary>
    public void Stage(SecretVersion version, IReadOnlyList<string> stages)
    {
        if (Version(version.Id) is null)
            versions.Add(version);
        if (stages.Contains(SecretVersion.Current) && Staged(SecretVersion.Current) is { } was && was.Id != version.Id)
            Move(SecretVersion.Previous, was);
        foreach (var stage in stages)
            Move(stage, version);
        // AWS may forget a version without labels at any time; here, at once.
        versions.RemoveAll(each => each.Stages.Count == 0);
    }

    private void Move(string stage, SecretVersion to)
    {
        foreach (var version in versions)
            version.Stages.Remove(stage);
        to.Stages.Add(stage);
    }
}
