using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace OpsBuild.Ecs.Deployments;

/// <summary>The configuration for one deployment, made of what was rendered and checked before: ecspresso deploys exactly that, and reads no variable.</summary>
internal sealed class EcspressoServiceFiles : IDisposable
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true };

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("opsbuild-ecspresso-");

    public EcspressoServiceFiles(DeploymentRequest request)
    {
        if (request.Definition is { } definition)
            Write("task.json", definition);
        Write("service.json", request.ServiceDefinition);
        var config = new JsonObject
        {
            ["cluster"] = request.Cluster,
            ["service"] = request.Service,
            ["service_definition"] = "service.json",
            // As text: v2 reads a bare number as nanoseconds, v3 as seconds.
            ["timeout"] = string.Create(CultureInfo.InvariantCulture, $"{Math.Max(1, (long)request.Timeout.TotalSeconds)}s"),
        };
        if (request.Definition is not null)
            config["task_definition"] = "task.json";
        if (request.Region is { } region)
            config["region"] = region;
        Write("ecspresso.json", config.ToJsonString(Readable));
    }

    public string Config => Path.Combine(folder.FullName, "ecspresso.json");

    public void Dispose()
    {
        try
        {
            folder.Delete(recursive: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // A folder that stays behind, or is gone already, must not take the place of the deployment's outcome.
        }
    }

    /// <summary>ecspresso takes every file for a template, so braces that are text have to be said as a template.</summary>
    private void Write(string name, string text) =>
        File.WriteAllText(Path.Combine(folder.FullName, name), text.Replace("{{", "{{ `{{` }}", StringComparison.Ordinal));
}
