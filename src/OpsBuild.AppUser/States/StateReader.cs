using System.Diagnostics;
using Npgsql;
using OpsBuild.AppUser.Policies;

namespace OpsBuild.AppUser.States;

/// <summary>Reads a database's state in one round trip, whatever it holds. The session's <c>search_path</c> has to be pg_catalog.</summary>
internal static class StateReader
{
    public static async Task<DatabaseState> ReadAsync(NpgsqlConnection connection, AppUserName user, AppUserPolicy policy, CancellationToken cancellationToken)
    {
        var major = connection.PostgreSqlVersion.Major;
        var sql = new StateSql(major);
        string[] schemas = [.. policy.Schemas];
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(new NpgsqlBatchCommand(StateSql.Server) { Parameters = { new NpgsqlParameter<string[]> { TypedValue = schemas } } });
        batch.BatchCommands.Add(new NpgsqlBatchCommand(StateSql.Role) { Parameters = { User() } });
        Add(StateSql.Database, ofSchemas: false);
        Add(StateSql.Schemas);
        Add(StateSql.Relations);
        Add(StateSql.Routines(policy.Functions), policy.Functions != GrantMode.AsPublic);
        Add(StateSql.Types(policy.Types == GrantMode.Granted), policy.Types == GrantMode.Granted);
        Add(sql.Others, ofSchemas: false);
        Add(StateSql.Future, ofSchemas: false);
        Add(sql.Roles);
        Add(StateSql.ViewNeeds);
        await using var rows = await batch.ExecuteReaderAsync(cancellationToken);

        await rows.ReadAsync(cancellationToken);
        var (database, asker, isSuperuser, createsRoles) = (rows.GetString(0), rows.GetString(1), rows.GetBoolean(2), rows.GetBoolean(3));
        var askersAttributes = rows.GetFieldValue<string[]>(4);
        var (encryption, iterations, missing) = (rows.GetString(5), rows.GetInt32(6), rows.GetFieldValue<string[]>(7));
        await rows.NextResultAsync(cancellationToken);
        var facts = await rows.ReadAsync(cancellationToken) ? Facts() : null;
        await rows.NextResultAsync(cancellationToken);

        List<Securable> securables = [];
        for (var query = 0; query < 5; query++)
            securables.AddRange(await AllAsync(Securable));
        var others = await AllAsync(() => new OtherGrant(
            rows.GetString(0), rows.GetString(1), rows.GetString(2), DirectGrant.Parse(rows.GetString(3)), IsHistory: rows.GetBoolean(4)));
        var future = await AllAsync(() => new FutureGrant(
            rows.GetString(0), rows.IsDBNull(1) ? null : rows.GetString(1), rows.GetString(2), rows.GetString(3), rows.GetBoolean(4)));
        var roles = await AllAsync(() => new RoleFacts(
            rows.GetString(0), HasRights: rows.GetBoolean(1), CanBecome: rows.GetBoolean(2), MayBeGiven: rows.GetBoolean(3), UserIsIn: rows.GetBoolean(4),
            IsCreator: rows.GetBoolean(5), Creates: rows.GetFieldValue<string[]>(6), Uses: rows.GetFieldValue<string[]>(7)));
        var needs = await AllAsync(() => new ViewNeed(rows.GetString(0), rows.GetString(1), rows.GetString(2)));
        return new DatabaseState
        {
            Major = major,
            Database = database,
            Asker = asker,
            AskerIsSuperuser = isSuperuser,
            AskerCreatesRoles = createsRoles,
            AskersAttributes = askersAttributes,
            PasswordEncryption = encryption,
            ScramIterations = iterations,
            MissingSchemas = missing,
            User = facts,
            Securables = securables,
            Others = others,
            Future = future,
            Roles = roles.ToDictionary(role => role.Name, StringComparer.Ordinal),
            ViewNeeds = needs,
        };

        NpgsqlParameter<string> User() => new() { TypedValue = user.ToString() };

        void Add(string text, bool ofSchemas = true)
        {
            var command = new NpgsqlBatchCommand(text) { Parameters = { User() } };
            if (ofSchemas)
                command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = schemas });
            batch.BatchCommands.Add(command);
        }

        async Task<List<T>> AllAsync<T>(Func<T> read)
        {
            var all = new List<T>();
            while (await rows.ReadAsync(cancellationToken))
                all.Add(read());
            await rows.NextResultAsync(cancellationToken);
            return all;
        }

        UserFacts Facts() => new()
        {
            CanLogIn = rows.GetBoolean(0),
            ConnectionLimit = rows.GetInt32(1),
            HasExpired = rows.GetBoolean(2),
            Attributes = rows.GetFieldValue<string[]>(3),
            Settings = rows.GetFieldValue<string[]>(4),
            Memberships = [.. rows.GetFieldValue<string[]>(5).Zip(rows.GetFieldValue<string[]>(6), (role, grantor) => new Membership(role, grantor))],
            Owned = rows.GetFieldValue<string[]>(7),
            MayBeAltered = isSuperuser || (createsRoles && MayBeAltered(rows.GetFieldValue<string[]>(3), hasAdminOption: rows.GetBoolean(8))),
        };

        // Until 15 whoever may create roles may alter every one that neither is a superuser nor replicates; from 16 on it takes ADMIN OPTION on the role.
        bool MayBeAltered(string[] attributes, bool hasAdminOption) =>
            !attributes.Contains("SUPERUSER") && (major >= 16 ? hasAdminOption : !attributes.Contains("REPLICATION"));

        Securable Securable() => new(Kind(rows.GetString(0)), rows.IsDBNull(1) ? null : rows.GetString(1), rows.GetString(2), rows.GetString(3))
        {
            RelationKind = rows.GetString(4),
            IsExtensions = rows.GetBoolean(5),
            IsHistory = rows.GetBoolean(6),
            Direct = [.. rows.GetFieldValue<string[]>(7).Select(DirectGrant.Parse)],
            Effective = rows.GetFieldValue<string[]>(8),
            Public = rows.GetFieldValue<string[]>(9),
            Grantable = rows.GetFieldValue<string[]>(10),
            Column = rows.IsDBNull(11) ? null : rows.GetString(11),
            Takes = rows.GetFieldValue<string[]>(12),
        };
    }

    private static SecurableKind Kind(string letter) => letter switch
    {
        "d" => SecurableKind.Database,
        "n" => SecurableKind.Schema,
        "r" => SecurableKind.Table,
        "S" => SecurableKind.Sequence,
        "f" => SecurableKind.Routine,
        "T" => SecurableKind.Type,
        _ => throw new UnreachableException(),
    };
}
