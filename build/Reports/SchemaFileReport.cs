using Nuke.Common;
using OpsBuild.Pipeline.Schemas;
using Serilog;

namespace OpsBuild.Build.Reports;

/// <summary>Tells what became of the schema file.</summary>
internal static class SchemaFileReport
{
    /// <summary>Tells it, and fails where a stale file stays.</summary>
    public static void Tell(SchemaFileState state, string file, bool isWritten)
    {
        switch (state)
        {
            case SchemaFileState.UpToDate:
                Log.Information("{File} is up to date", file);
                break;
            case SchemaFileState.Stale or SchemaFileState.Undecided when isWritten:
                Log.Information("Wrote {File}", file);
                break;
            case SchemaFileState.Undecided undecided:
                Log.Warning(
                    "{File} was written by PostgreSQL {WrittenBy}, and PostgreSQL {Here} here words it otherwise; whether it is stale cannot be said without the former",
                    file, undecided.WrittenBy, undecided.Here);
                break;
            case SchemaFileState.Stale stale:
                Assert.Fail(Sentence(stale, file));
                break;
        }
    }

    private static string Sentence(SchemaFileState.Stale stale, string file) => $"""
        {file}:{stale.Line} is not what the migrations add up to.
          have: {stale.Have ?? "(the file ends)"}
          want: {stale.Want ?? "(the file ends)"}
          do:   run ./build.sh SchemaDump and commit the file.
        """;
}
