using Nuke.Common;

namespace OpsBuild.Build.Targets;

/// <summary>SQL that goes in, or that shall come out.</summary>
public interface IHazSql : INukeBuild
{
    [Parameter("LocalQuery: the statement whose rows are printed; SchemaDiff: adopt for SQL that makes --from like --to, as a new migration would, revert for SQL that makes --to like --from")]
    string Sql => TryGetValue(() => Sql);
}
