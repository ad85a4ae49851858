namespace OpsBuild.Schema;

/// <summary>The kinds of objects that a <see cref="Catalog"/> holds, in the order in which it lists them.</summary>
public enum ObjectKind
{
    Schema,
    Extension,

    /// <summary>Ordinary, partitioned and foreign tables, and partitions: one namespace, told apart by the attribute <c>kind</c>.</summary>
    Table,

    /// <summary>
    /// Columns of tables, attributes of composite types, and those columns of views that hold more than the view's definition says
    /// (a default, a comment, grants).
    /// </summary>
    Column,

    /// <summary>Constraints of tables and of domains. Not-null is an attribute of its column or domain, with the name that it has since PostgreSQL 18.</summary>
    Constraint,

    /// <summary>Indexes that no constraint made; those are attributes of their constraint.</summary>
    Index,
    View,
    MaterializedView,

    /// <summary>Sequences; those of identity columns have their settings at the column.</summary>
    Sequence,

    /// <summary>Functions, window functions among them.</summary>
    Function,
    Procedure,
    Aggregate,
    Trigger,
    Rule,
    Enum,
    Domain,
    CompositeType,
    RangeType,
    Policy,
    EventTrigger,
    DefaultPrivileges,

    /// <summary>Extended statistics, made by CREATE STATISTICS.</summary>
    Statistics,
    Publication,

    /// <summary>Subscriptions of this database, without connection strings.</summary>
    Subscription,
    ForeignDataWrapper,
    ForeignServer,

    /// <summary>User mappings, with the names of their options: <c>for app server far</c>.</summary>
    UserMapping,
    Collation,
    TextSearchConfiguration,
    TextSearchDictionary,
    TextSearchParser,
    TextSearchTemplate,

    /// <summary>Base types, and shells of types.</summary>
    BaseType,

    /// <summary>Operators: <c>app.===(integer, integer)</c>.</summary>
    Operator,

    /// <summary>Operator classes with their members: <c>app.int_ops using btree</c>.</summary>
    OperatorClass,

    /// <summary>Operator families with their loose members: <c>app.int_ops using btree</c>.</summary>
    OperatorFamily,

    /// <summary>Casts: <c>(text AS app.mood)</c>.</summary>
    Cast,
    Conversion,
    Language,

    /// <summary>Transforms: <c>for app.pair language plpython3u</c>.</summary>
    Transform,
    AccessMethod,

    /// <summary>Large objects, without data; named by their OIDs, as in SQL.</summary>
    LargeObject,

    /// <summary>Security labels, named by provider and object: <c>anon on table app.orders</c>.</summary>
    SecurityLabel,

    /// <summary>The database itself, always named <c>current</c>.</summary>
    Database,

    /// <summary>Grants on PostgreSQL's own objects, where they are no longer those of a new cluster: <c>table pg_catalog.pg_authid</c>.</summary>
    SystemPrivileges,

    /// <summary>Grants on server parameters, to everybody or to roles that matter to the database.</summary>
    ParameterPrivileges,

    /// <summary>
    /// Roles that the database's objects mention, with those that they are members of and their members. Like their memberships and settings they
    /// are the cluster's, so two databases of one cluster share them, and environments may have others for good reason.
    /// </summary>
    Role,

    /// <summary>A role's being a member of another: <c>reporting in pg_read_all_data</c>.</summary>
    RoleMembership,

    /// <summary>A role's settings, everywhere (<c>reporting</c>) or in this database (<c>reporting in database</c>).</summary>
    RoleSettings,
}
