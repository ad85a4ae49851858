using OpsBuild.AppUser.Planning;
using OpsBuild.AppUser.Policies;
using OpsBuild.AppUser.Sql;
using OpsBuild.AppUser.States;

namespace OpsBuild.AppUser.Checks;

/// <summary>What the user will be able to do with what is yet to be created: something is created by each owner in each schema, looked at, and undone.</summary>
internal sealed class FutureChecks(DatabaseState state, AppUserPolicy policy, AppUserSql sql, string? admin)
{
    private readonly Wanted wanted = new(state, policy, sql.User);
    private readonly string name = SqlQuoting.Identifier($"opsbuild_probe_{Guid.NewGuid():N}");

    /// <summary>What is wanted, and a probe for each.</summary>
    public IReadOnlyList<(string Owner, string Schema, SecurableKind Kind, IReadOnlyList<string> Privileges, Probe Probe)> Wanted() =>
    [
        .. wanted.Future(admin).Select(each => (each.Owner, each.Schema, each.Kind, each.Privileges, ProbeOf(each.Owner, each.Schema, each.Kind, each.Privileges))),
    ];

    /// <summary>The checks.</summary>
    /// <param name="answers">What each probe answered; null where none was run.</param>
    public IEnumerable<Check> Judge(IReadOnlyList<(ProbeAnswer Answer, string? Said)>? answers)
    {
        var index = 0;
        foreach (var (owner, schema, kind, privileges, _) in Wanted())
        {
            var said = answers?[index++].Said;
            var missing = said is not null ? [.. privileges.Except(said.Split(','))] : wanted.MissingInFuture(owner, schema, kind, privileges);
            var creates = state.Role(owner).Creates.Contains(schema);
            foreach (var privilege in privileges)
            {
                yield return new Check(
                    CheckArea.Future, $"may {privilege} future {kind.FutureWord()!.ToLowerInvariant()} of {SqlQuoting.Identifier(owner)} in schema {SqlQuoting.Identifier(schema)}")
                {
                    Passed = !missing.Contains(privilege),
                    IsProbed = said is not null,
                    Why = !missing.Contains(privilege) ? ""
                        : said is not null ? "it was created, and the user could not"
                        : $"there is no such default privilege{(creates ? "" : "; the role cannot create anything there yet")}",
                    Mend = missing.Contains(privilege) ? $"{sql.Future(owner, schema, kind, [privilege])};" : "",
                };
            }
        }
    }

    private Probe ProbeOf(string owner, string schema, SecurableKind kind, IReadOnlyList<string> privileges)
    {
        var full = $"{SqlQuoting.Identifier(schema)}.{name}";
        var (make, function, named) = kind switch
        {
            SecurableKind.Table => ($"create table {full} (id bigint generated always as identity)", "has_table_privilege", full),
            SecurableKind.Sequence => ($"create sequence {full}", "has_sequence_privilege", full),
            SecurableKind.Type => ($"create type {full} as enum ('one')", "has_type_privilege", full),
            _ => ($"create function {full}() returns integer language sql as 'select 1'", "has_function_privilege", $"{full}()"),
        };
        var list = string.Join(", ", privileges.Select(SqlQuoting.Literal));
        var user = SqlQuoting.Literal(sql.User.ToString());
        return new Probe(
            sql.ActAs(owner), make,
            $"select array_to_string(array(select p from unnest(array[{list}]) p where {function}({user}, {SqlQuoting.Literal(named)}, p)), ',')");
    }
}
