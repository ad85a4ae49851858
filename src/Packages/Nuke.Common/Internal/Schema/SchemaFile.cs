using Nuke.Common.Internal.Planning;

namespace Nuke.Common.Internal.Schema;

/// <summary>The file <c>.nuke/build.schema.json</c>, by which editors and shells complete parameters.</summary>
internal static class SchemaFile
{
    /// <summary>Writes the file if its bytes change.</summary>
    public static void Update(NukeBuild build, BuildSession session, TargetCatalog targets)
    {
        var path = Path.Combine(session.RootDirectory, ".nuke", "build.schema.json");
        var content = SchemaWriter.Write(build, session.Parameters.Catalog, targets);
        if (File.Exists(path) && File.ReadAllBytes(path).AsSpan().SequenceEqual(content))
            return;

        File.WriteAllBytes(path, content);
    }
}
