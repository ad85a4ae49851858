using System.Collections.Immutable;

namespace OpsBuild.AppUser.Policies;

/// <summary>What the application's database user may do, on whatever is there and on what comes.</summary>
public sealed record AppUserPolicy
{
    /// <summary>The schemas that the application works in.</summary>
    /// <value>Default none, which stands for the one schema that the run works in (<see cref="In"/>).</value>
    public ImmutableArray<string> Schemas { get; init; } = [];

    /// <summary>Privileges on tables, partitions, views, materialized views and foreign tables.</summary>
    /// <value>Default SELECT, INSERT, UPDATE and DELETE.</value>
    public ImmutableArray<string> TablePrivileges { get; init; } = ["SELECT", "INSERT", "UPDATE", "DELETE"];

    /// <summary>Privileges on sequences.</summary>
    /// <value>Default USAGE and SELECT: enough for <c>nextval</c> and <c>currval</c>. UPDATE would also allow <c>setval</c>, which resets one.</value>
    public ImmutableArray<string> SequencePrivileges { get; init; } = ["USAGE", "SELECT"];

    /// <summary>EXECUTE on functions, procedures and aggregates.</summary>
    /// <value>Default <see cref="GrantMode.AsPublic"/>.</value>
    public GrantMode Functions { get; init; } = GrantMode.AsPublic;

    /// <summary>USAGE on types.</summary>
    /// <value>Default <see cref="GrantMode.Granted"/>.</value>
    /// <exception cref="ArgumentException">It is <see cref="GrantMode.None"/>: a table whose columns nobody may use the types of is of no use.</exception>
    public GrantMode Types
    {
        get;
        init => field = value != GrantMode.None ? value : throw new ArgumentException("Types are public or granted.", nameof(value));
    } = GrantMode.Granted;

    /// <summary>Roles that will create objects in the schemas, beside those that own some there already and the admin.</summary>
    /// <value>Default none.</value>
    public ImmutableArray<string> Owners { get; init; } = [];

    /// <summary>Roles that the user is a member of, such as one that owns nothing and may read a reporting schema.</summary>
    /// <value>Default none.</value>
    public ImmutableArray<string> MemberOf { get; init; } = [];

    /// <summary>How many connections the user may have at once.</summary>
    /// <value>Default null: the role's limit is left as it is.</value>
    public int? ConnectionLimit { get; init; }

    /// <summary>Settings of the user's sessions in this database, such as <c>statement_timeout</c>.</summary>
    /// <value>Default none; a setting that is not named is left as it is.</value>
    public ImmutableSortedDictionary<string, string> Settings { get; init; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>Whether PUBLIC loses CREATE on the schemas, which it has on <c>public</c> until PostgreSQL 14.</summary>
    /// <value>Default false.</value>
    public bool RevokesSchemaCreate { get; init; }

    /// <summary>Whether PUBLIC loses TEMPORARY on the database.</summary>
    /// <value>Default false.</value>
    public bool RevokesDatabaseTemp { get; init; }

    /// <summary>Whether what the user has beyond the policy is revoked; otherwise it is only reported.</summary>
    /// <value>Default false.</value>
    public bool RevokesBeyond { get; init; }

    /// <summary>The policy for a run that works in a schema: that one, where the policy names none.</summary>
    public AppUserPolicy In(string schema) => Schemas.IsEmpty ? this with { Schemas = [schema] } : this;

    /// <summary>The same for a second user who only reads: no row can be written, no sequence advanced.</summary>
    /// <remarks>It is a member of no role: what the roles of the application may write is not known here.</remarks>
    public AppUserPolicy ReadOnly() => this with
    {
        MemberOf = [],
        TablePrivileges = [.. TablePrivileges.Where(privilege => privilege == "SELECT")],
        SequencePrivileges = [.. SequencePrivileges.Where(privilege => privilege == "SELECT")],
    };

    /// <summary>What is granted on each object of a kind.</summary>
    public ImmutableArray<string> Wanted(SecurableKind kind) => kind switch
    {
        SecurableKind.Database => ["CONNECT"],
        SecurableKind.Schema => ["USAGE"],
        SecurableKind.Table => TablePrivileges,
        SecurableKind.Sequence => SequencePrivileges,
        SecurableKind.Routine when Functions == GrantMode.Granted => ["EXECUTE"],
        SecurableKind.Type when Types == GrantMode.Granted => ["USAGE"],
        _ => [],
    };

    /// <summary>What nobody minds on an object of a kind: what is granted, and what a migration may grant to the user itself.</summary>
    public ImmutableArray<string> Allowed(SecurableKind kind) => kind switch
    {
        SecurableKind.Routine => Functions == GrantMode.None ? [] : ["EXECUTE"],
        SecurableKind.Type => ["USAGE"],
        _ => Wanted(kind),
    };
}
