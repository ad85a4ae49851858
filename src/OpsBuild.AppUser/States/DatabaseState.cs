namespace OpsBuild.AppUser.States;

/// <summary>A database as far as one user's rights are concerned, read at one moment.</summary>
internal sealed record DatabaseState
{
    public required int Major { get; init; }

    public required string Database { get; init; }

    /// <summary>Who asked.</summary>
    public required string Asker { get; init; }

    /// <summary>Whether whoever asked is a superuser.</summary>
    public required bool AskerIsSuperuser { get; init; }

    /// <summary>Whether whoever asked may create roles.</summary>
    public required bool AskerCreatesRoles { get; init; }

    /// <summary>Those of CREATEDB, REPLICATION and BYPASSRLS that whoever asked has: from 16 on only who has one may change it in another role.</summary>
    public required IReadOnlyList<string> AskersAttributes { get; init; }

    /// <summary><c>password_encryption</c>.</summary>
    public required string PasswordEncryption { get; init; }

    /// <summary><c>scram_iterations</c>, 4096 where the server does not have it yet.</summary>
    public required int ScramIterations { get; init; }

    /// <summary>The policy's schemas that the database does not have.</summary>
    public required IReadOnlyList<string> MissingSchemas { get; init; }

    /// <summary>Null when there is no such role.</summary>
    public required UserFacts? User { get; init; }

    public required IReadOnlyList<Securable> Securables { get; init; }

    public required IReadOnlyList<OtherGrant> Others { get; init; }

    public required IReadOnlyList<FutureGrant> Future { get; init; }

    public required IReadOnlyDictionary<string, RoleFacts> Roles { get; init; }

    public required IReadOnlyList<ViewNeed> ViewNeeds { get; init; }

    /// <summary>A role's facts; those of a role that is not there, whom nobody can be.</summary>
    public RoleFacts Role(string name) => Roles.GetValueOrDefault(name)
        ?? new RoleFacts(name, HasRights: false, CanBecome: false, MayBeGiven: false, UserIsIn: false, IsCreator: false, [], []);
}
