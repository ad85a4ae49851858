using OpsBuild.Batch.Configuration;
using OpsBuild.Batch.Databases;
using OpsBuild.Batch.Secrets;

namespace OpsBuild.Batch.Commands.AppUsers;

/// <summary>What the two commands about the application's user are told by their environment.</summary>
internal sealed record AppUserSettings
{
    public required RunId Run { get; init; }

    public required DatabaseTarget Target { get; init; }

    /// <summary>The admin's secret; null only where a check does without.</summary>
    public required SecretId? Admin { get; init; }

    public required SecretId App { get; init; }

    /// <summary>The secret of the second user, who only reads; null for none.</summary>
    public required SecretId? ReadOnly { get; init; }

    public required CredentialStages Stages { get; init; }

    /// <summary>Null for what the policy says.</summary>
    public required bool? RevokesBeyond { get; init; }

    /// <summary>Beside it stand the policy and the SQL.</summary>
    public required string MigrationDirectory { get; init; }
}
