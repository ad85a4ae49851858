using System.Collections.Frozen;
using OpsBuild.Schema.Sql.Kinds;

namespace OpsBuild.Schema.Sql;

/// <summary>Who writes the SQL of which objects: a new kind is a class and a line here.</summary>
internal static class SqlOfKinds
{
    private static readonly FrozenDictionary<ObjectKind, ISqlOfKind> Kinds = new Dictionary<ObjectKind, ISqlOfKind>
    {
        [ObjectKind.Schema] = new NamespaceSql(),
        [ObjectKind.Extension] = new ExtensionSql(),
        [ObjectKind.Table] = new TableSql(),
        [ObjectKind.Column] = new ColumnSql(),
        [ObjectKind.Constraint] = new ConstraintSql(),
        [ObjectKind.Index] = new IndexSql(),
        [ObjectKind.View] = new ViewSql(),
        [ObjectKind.MaterializedView] = new MaterializedViewSql(),
        [ObjectKind.Sequence] = new SequenceSql(),
        [ObjectKind.Function] = new RoutineSql("function"),
        [ObjectKind.Procedure] = new RoutineSql("procedure"),
        [ObjectKind.Aggregate] = new AggregateSql(),
        [ObjectKind.Trigger] = new TriggerSql(),
        [ObjectKind.Rule] = new RuleSql(),
        [ObjectKind.Enum] = new EnumSql(),
        [ObjectKind.Domain] = new DomainSql(),
        [ObjectKind.CompositeType] = new CompositeTypeSql(),
        [ObjectKind.RangeType] = new RangeTypeSql(),
        [ObjectKind.Policy] = new PolicySql(),
        [ObjectKind.EventTrigger] = new EventTriggerSql(),
        [ObjectKind.DefaultPrivileges] = new DefaultPrivilegesSql(),
        [ObjectKind.Database] = new DatabaseSql(),
        [ObjectKind.SystemPrivileges] = new SystemPrivilegesSql(),
        [ObjectKind.ParameterPrivileges] = new ParameterPrivilegesSql(),
        [ObjectKind.Role] = new RoleSql(),
        [ObjectKind.RoleMembership] = new RoleMembershipSql(),
        [ObjectKind.RoleSettings] = new RoleSettingsSql(),
        [ObjectKind.Statistics] = new StatisticsSql(),
        [ObjectKind.Publication] = new PublicationSql(),
        [ObjectKind.Subscription] = new SubscriptionSql(),
        [ObjectKind.ForeignDataWrapper] = new ForeignDataWrapperSql(),
        [ObjectKind.ForeignServer] = new ForeignServerSql(),
        [ObjectKind.UserMapping] = new UserMappingSql(),
        [ObjectKind.Collation] = new CollationSql(),
        [ObjectKind.TextSearchConfiguration] = new TextSearchConfigurationSql(),
        [ObjectKind.TextSearchDictionary] = new TextSearchDictionarySql(),
        [ObjectKind.TextSearchParser] = new TextSearchPartSql(
            "text search parser", ("START", "start"), ("GETTOKEN", "get token"), ("END", "end"), ("LEXTYPES", "token types"), ("HEADLINE", "headline")),
        [ObjectKind.TextSearchTemplate] = new TextSearchPartSql("text search template", ("INIT", "init"), ("LEXIZE", "lexize")),
        [ObjectKind.BaseType] = new BaseTypeSql(),
        [ObjectKind.Operator] = new OperatorSql(),
        [ObjectKind.OperatorClass] = new OperatorClassSql(),
        [ObjectKind.OperatorFamily] = new OperatorFamilySql(),
        [ObjectKind.Cast] = new CastSql(),
        [ObjectKind.Conversion] = new ConversionSql(),
        [ObjectKind.Language] = new LanguageSql(),
        [ObjectKind.Transform] = new TransformSql(),
        [ObjectKind.AccessMethod] = new AccessMethodSql(),
        [ObjectKind.LargeObject] = new LargeObjectSql(),
        [ObjectKind.SecurityLabel] = new SecurityLabelSql(),
    }.ToFrozenDictionary();

    private static readonly ViewColumnSql ViewColumn = new();
    private static readonly CompositeAttributeSql CompositeAttribute = new();
    private static readonly DomainConstraintSql DomainConstraint = new();

    /// <summary>The SQL of an object's kind; of a kind that has none yet, remarks.</summary>
    /// <param name="item">The object.</param>
    /// <param name="whole">What it is part of, or null.</param>
    public static ISqlOfKind Of(CatalogObject item, CatalogObject? whole) => (item.Identity.Kind, whole?.Identity.Kind) switch
    {
        (ObjectKind.Column, ObjectKind.View or ObjectKind.MaterializedView) => ViewColumn,
        (ObjectKind.Column, ObjectKind.CompositeType) => CompositeAttribute,
        (ObjectKind.Constraint, ObjectKind.Domain) => DomainConstraint,
        _ => Kinds.GetValueOrDefault(item.Identity.Kind, UnknownSql.Instance),
    };
}
