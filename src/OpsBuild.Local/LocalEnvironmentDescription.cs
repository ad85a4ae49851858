namespace OpsBuild.Local;

/// <summary>Where the things of a local environment are, whether they run or not; no password is among them.</summary>
public sealed record LocalEnvironmentDescription
{
    /// <summary>The environment's id: the work tree's name and a hash of its real path.</summary>
    public required string Id { get; init; }

    /// <summary>The work tree's real path.</summary>
    public required string WorkTree { get; init; }

    /// <summary>Whether the environment was ever opened since the last reset.</summary>
    public required bool Exists { get; init; }

    /// <summary>The folder with the environment's data.</summary>
    public required string StateFolder { get; init; }

    /// <summary>The folder with the server's and the endpoint's logs.</summary>
    public required string LogFolder { get; init; }

    /// <summary>The database, when its server runs.</summary>
    public LocalDatabase? Database { get; init; }

    /// <summary>The programs that serve the database, when they run.</summary>
    public string? Postgres { get; init; }

    /// <summary>The AWS endpoint, when it runs.</summary>
    public Uri? Endpoint { get; init; }

    /// <summary>Where services answer that are behind a load balancer of the endpoint.</summary>
    /// <value>Default: none.</value>
    public IReadOnlyList<Uri> Services { get; init; } = [];

    /// <summary>The region of the AWS endpoint.</summary>
    public required string Region { get; init; }

    /// <summary>The AWS shared credentials file, whose profile is <c>local</c>.</summary>
    public required string CredentialsFile { get; init; }

    /// <summary>The AWS config file, whose profile <c>local</c> names the region and the endpoint.</summary>
    public required string ConfigFile { get; init; }

    /// <summary>The secret with the database admin's name and password.</summary>
    public required string AdminSecretId { get; init; }
}
