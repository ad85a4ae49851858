using Nuke.Common;

namespace OpsBuild.Build.Targets;

/// <summary>SQL that goes in, or that shall come out.</summary>
public interface IHazSql : INukeBuild
{
    [Parameter("LocalQuery: the statement whose rows are printed")]
    string Sql => TryGetValue(() => Sql);
}
