using OpsBuild.Schema;

namespace OpsBuild.Drift.Expected;

/// <summary>What the application's role is given by the pipeline, on whatever is there and on what comes.</summary>
/// <param name="Role">The role's name, unquoted.</param>
public sealed record AppUserPolicy(string Role)
{
    /// <summary>What may be granted on an object of a kind.</summary>
    public static IReadOnlyCollection<string> Privileges(ObjectKind kind) => kind switch
    {
        ObjectKind.Database => ["CONNECT"],
        ObjectKind.Schema => ["USAGE"],
        ObjectKind.Table or ObjectKind.View or ObjectKind.MaterializedView => ["SELECT", "INSERT", "UPDATE", "DELETE"],
        ObjectKind.Sequence => ["USAGE", "SELECT", "UPDATE"],
        ObjectKind.Function or ObjectKind.Procedure or ObjectKind.Aggregate => ["EXECUTE"],
        ObjectKind.Enum or ObjectKind.Domain or ObjectKind.CompositeType or ObjectKind.RangeType => ["USAGE"],
        _ => [],
    };

    /// <summary>What default privileges may grant, by the word at the end of their identity.</summary>
    public static IReadOnlyCollection<string> DefaultPrivileges(string on) => on switch
    {
        "tables" => Privileges(ObjectKind.Table),
        "sequences" => Privileges(ObjectKind.Sequence),
        "functions" => Privileges(ObjectKind.Function),
        "types" => Privileges(ObjectKind.Enum),
        _ => [],
    };
}
