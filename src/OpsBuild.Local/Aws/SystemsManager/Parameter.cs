using OpsBuild.Local.Secrets;

namespace OpsBuild.Local.Aws.SystemsManager;

/// <summary>A parameter with its versions, counted from 1.</summary>
/// <remarks><c>type</c>: String, StringList or SecureString; it never changes.</remarks>
internal sealed class Parameter(string name, string arn, string type)
{
    public const string SecureString = "SecureString";

    // Beyond these, the oldest version goes (Systems Manager User Guide, "Working with parameter versions").
    private const int MostVersions = 100;

    private readonly List<ParameterVersion> versions = [];

    public string Name => name;

    public string Arn => arn;

    public string Type => type;

    public ParameterVersion Newest => versions[^1];

    public ParameterVersion Add(ParameterVersion added)
    {
        var numbered = added with { Number = versions.Count == 0 ? 1 : Newest.Number + 1 };
        versions.Add(numbered);
        if (versions.Count > MostVersions)
            versions.RemoveAt(0);
        return numbered;
    }

    public ParameterVersion? Find(long number) => versions.Find(each => each.Number == number);
}

/// <summary>One value that a parameter has or had.</summary>
internal sealed record ParameterVersion(SecretValue Value, DateTimeOffset Modified)
{
    public long Number { get; init; }

    public required string Tier { get; init; }

    public required string KeyId { get; init; }

    public string? Description { get; init; }

    public string? AllowedPattern { get; init; }

    /// <summary>What stands for the encrypted value; it says nothing of it.</summary>
    public string Cipher { get; } = Convert.ToBase64String(System.Security.Cryptography.RandomNumberGenerator.GetBytes(96));
}
