using Nuke.Common;
using OpsBuild.Build.Reports;
using OpsBuild.Build.Runs;

namespace OpsBuild.Build.Targets;

/// <summary>Compares two databases, whatever they are.</summary>
public interface ISchemaDiff : IHazJson, IHazSql, IHazLocalEnvironment
{
    [Parameter("SchemaDiff: the database as it is expected, as postgres://user@host:port/database; the password comes from PGPASSWORD or the pass file")]
    string From => TryGetValue(() => From);

    [Parameter("SchemaDiff: the database as it is, written alike")]
    string To => TryGetValue(() => To);

    [Parameter("SchemaDiff: only what is in these schemas, and what is in none, as a,b - default: all", Separator = ",")]
    string[] Schemas => TryGetValue<string[]>(() => Schemas);

    [Parameter("SchemaDiff: the role HAVE of --to is to be taken for the role WANT of --from: HAVE=WANT, several with commas", Separator = ",")]
    string[] MapRole => TryGetValue<string[]>(() => MapRole);

    [Parameter("SchemaDiff: compare also two major versions, each of which words definitions in its own way")]
    bool AllowDifferentMajors => TryGetValue<bool?>(() => AllowDifferentMajors) ?? false;

    Target SchemaDiff => _ => _
        .Description("Compares two databases' schemas: one difference a line, --json for programs; ends with 0 when equal, 3 when not")
        .Requires(() => From)
        .Requires(() => To)
        .Executes(async () => ExitCode = await SchemaDiffs.RunAsync(this, Story.Log, Interrupt.Token));
}
