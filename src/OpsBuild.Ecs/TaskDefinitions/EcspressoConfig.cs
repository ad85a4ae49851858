using System.Globalization;
using System.Text;
using OpsBuild.Ecs.TaskDefinitions.Expressions;

namespace OpsBuild.Ecs.TaskDefinitions;

/// <summary>A configuration file that ecspresso v2.4 and later and v3 read alike.</summary>
/// <remarks>
/// v3 reads YAML before it fills in expressions, v2 after: every scalar that holds one is quoted, and v2 has no plugin functions here. Keys are snake_case
/// as v3 insists, the timeout is text (v2 takes a number for nanoseconds), and <c>filter_command</c>, which v3 refuses, does not exist.
/// </remarks>
public sealed record EcspressoConfig
{
    /// <summary>What the file is for, in one line.</summary>
    public required string Purpose { get; init; }

    public required TemplateText Region { get; init; }

    public required TemplateText Cluster { get; init; }

    /// <summary>The service; null for a task of its own, since <c>run --revision</c> would take the service's family.</summary>
    public TemplateText? Service { get; init; }

    /// <summary>The service definition's file, relative to this one.</summary>
    public required string ServiceDefinition { get; init; }

    /// <summary>The task definition's file, relative to this one.</summary>
    public required string TaskDefinition { get; init; }

    /// <summary>How long one command of ecspresso may take as a whole.</summary>
    public required TimeSpan Timeout { get; init; }

    /// <summary>Where Terraform's state is, as in <c>s3://bucket/key</c>.</summary>
    public required TemplateText StateUrl { get; init; }

    public string ToFileText()
    {
        var text = new StringBuilder();
        void Line(string line) => text.Append(line).Append('\n');

        Line($"# {Purpose}");
        Line("# Written by ./build.sh GenerateTaskDefinitions; change the description in src/OpsBuild.Definitions.");
        Line("required_version: \">= 2.4.0, < 4\"");
        Line($"region: {Region.ToYamlScalar()}");
        Line($"cluster: {Cluster.ToYamlScalar()}");
        if (Service is not null)
            Line($"service: {Service.ToYamlScalar()}");
        Line($"service_definition: {ServiceDefinition}");
        Line($"task_definition: {TaskDefinition}");
        Line($"timeout: \"{GoDuration(Timeout)}\"");
        Line("plugins:");
        Line("  - name: tfstate");
        Line("    config:");
        Line($"      url: {StateUrl.ToYamlScalar()}");
        return text.ToString();
    }

    private static string GoDuration(TimeSpan duration) =>
        string.Create(CultureInfo.InvariantCulture, $"{(int)duration.TotalMinutes}m{duration.Seconds}s");
}
