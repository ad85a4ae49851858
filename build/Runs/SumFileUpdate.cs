using OpsBuild.Migrations;
using Serilog;

namespace OpsBuild.Build.Runs;

/// <summary>Keeps atlas.sum in step while a new migration is being written; what is committed is never touched this way.</summary>
internal static class SumFileUpdate
{
    public static void Write(string folder)
    {
        MigrationDirectory.Read(folder).UpdateSum();
        Log.Information("Updated atlas.sum for the migrations that are not committed yet");
    }
}
