using Nuke.Common.Internal.Planning;
using Serilog;

namespace Nuke.Common.Internal.Schema;

/// <summary>The file <c>.nuke/build.schema.json</c>, by which editors and shells complete parameters.</summary>
internal static class SchemaFile
{
    /// <summary>Writes the file if its bytes change; that it can not be written does not stop a run.</summary>
    public static void TryUpdate(NukeBuild build, BuildSession session, TargetCatalog targets)
    {
        try
        {
            Update(build, session, targets);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            Log.Warning(error, "The schema for completion could not be brought up to date");
        }
    }

    /// <summary>Writes the file if its bytes change.</summary>
    /// <exception cref="IOException">It can not be written.</exception>
    public static void Update(NukeBuild build, BuildSession session, TargetCatalog targets)
    {
        var path = Path.Combine(session.RootDirectory, ".nuke", "build.schema.json");
        var content = SchemaWriter.Write(build, session.Parameters.Catalog, targets);
        if (File.Exists(path) && File.ReadAllBytes(path).AsSpan().SequenceEqual(content))
            return;

        File.WriteAllBytes(path, content);
    }
}
