using System.Text;
using System.Text.Json;
using Nuke.Common.Internal.Parameters;
using Nuke.Common.Internal.Planning;
using Nuke.Common.Internal.Schema;

namespace Nuke.Common.Execution;

/// <summary>The JSON schema of a build's parameters, as <c>.nuke/build.schema.json</c> holds it.</summary>
public class SchemaUtility
{
    /// <summary>As a text.</summary>
    public static string GetJsonString(INukeBuild build)
    {
        var nukeBuild = (NukeBuild)build;
        return Encoding.UTF8.GetString(SchemaWriter.Write(nukeBuild, new ParameterCatalog(build.GetType()), new TargetCatalog(nukeBuild)));
    }

    /// <summary>As a document.</summary>
    public static JsonDocument GetJsonDocument(INukeBuild build) => JsonDocument.Parse(GetJsonString(build));
}
