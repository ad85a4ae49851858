using OpsBuild.Schema.Reading;

namespace OpsBuild.Schema.Kinds;

/// <summary>Every kind that is read: a new kind is a file here and a line below.</summary>
internal static class AllKinds
{
    public static IReadOnlyList<CatalogQuery> Queries { get; } =
    [
        Schemas.Query,
        Extensions.Query,
        Tables.Query,
        Columns.Query,
        TableConstraints.Query,
        DomainConstraints.Query,
        Indexes.Query,
        Views.Query,
        MaterializedViews.Query,
        Sequences.Query,
        Routines.Functions,
        Routines.Procedures,
        Aggregates.Query,
        Triggers.Query,
        Rules.Query,
        Enums.Query,
        Domains.Query,
        CompositeTypes.Query,
        RangeTypes.Query,
        Policies.Query,
        EventTriggers.Query,
        DefaultPrivileges.Query,
        DatabaseItself.Query,
        SystemPrivileges.Query,
        ParameterPrivileges.Query,
        Roles.Query,
        RoleMemberships.Query,
        RoleSettings.Query,
    ];
}
