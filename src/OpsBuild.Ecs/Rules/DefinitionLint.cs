using OpsBuild.Ecs.Rules.Configurations;
using OpsBuild.Ecs.Rules.Lessons;
using OpsBuild.Ecs.Rules.Overrides;
using OpsBuild.Ecs.Rules.Requests;
using OpsBuild.Ecs.Rules.Services;
using OpsBuild.Ecs.Rules.Shapes;
using OpsBuild.Ecs.TaskDefinitions.Documents;

namespace OpsBuild.Ecs.Rules;

/// <summary>Checks rendered definitions against everything that is known without AWS. docs/task-definition-rules.md lists the rules.</summary>
public static class DefinitionLint
{
    /// <summary>Checks each definition, and what sets them apart.</summary>
    /// <returns>What was found, by file and place; empty when all is well.</returns>
    public static IReadOnlyList<Finding> Check(params IEnumerable<DefinitionText> definitions)
    {
        var findings = new List<Finding>();
        var read = new List<(DefinitionText, JsonNode)>();
        foreach (var definition in definitions)
        {
            if (ReadTask(definition.File, definition.Text, findings) is not { } root)
                continue;

            findings.AddRange(OfShape(root, ShapeFile.TaskDefinition, "the task definition", definition.File));
            var task = new TaskUnderCheck(root, definition.Text, definition.Use);
            findings.AddRange(RuleBook.OfTasks.SelectMany(rule => rule.Findings(task, definition.File)));
            read.Add((definition, root));
        }

        var set = new DefinitionSet(read);
        findings.AddRange(SetRules.All.SelectMany(rule => rule.Findings(set)));
        return Sorted(findings);
    }

    /// <summary>Checks a service definition, and whether it fits the task definition that it deploys.</summary>
    public static IReadOnlyList<Finding> CheckService(string file, string text, DefinitionText task)
    {
        var findings = new List<Finding>();
        if (Read(file, text, findings) is not { } service)
            return findings;

        findings.AddRange(OfShape(service, ShapeFile.ServiceDefinition, "the service definition", file));
        findings.AddRange(ServiceRules.All.SelectMany(rule => rule.Findings(service, file)));
        // What is wrong with the task definition is found where it is checked itself.
        if (ReadTask(task.File, task.Text, []) is { } root)
            findings.AddRange(ServiceTaskRules.All.SelectMany(rule => rule.Findings(new ServiceWithTask(service, root), file)));

        return Sorted(findings);
    }

    /// <summary>Checks the overrides of a run, and whether they fit its task definition.</summary>
    public static IReadOnlyList<Finding> CheckOverrides(string file, string text, DefinitionText task)
    {
        var findings = new List<Finding>();
        if (Read(file, text, findings) is not { } overrides || ReadTask(task.File, task.Text, findings) is not { } root)
            return findings;

        findings.AddRange(OfShape(overrides, ShapeFile.TaskOverrides, "the overrides", file));
        findings.AddRange(OverrideRules.All.SelectMany(rule => rule.Findings(new OverridesUnderCheck(overrides, text, root), file)));
        return Sorted(findings);
    }

    /// <summary>Checks a configuration of ecspresso as it is written: v3 reads it as YAML before it fills anything in.</summary>
    /// <param name="file">The file, as findings name it.</param>
    /// <param name="text">Its text, with its expressions.</param>
    /// <param name="exists">Whether there is a file of that path, relative to the configuration.</param>
    public static IReadOnlyList<Finding> CheckConfiguration(string file, string text, Func<string, bool> exists)
    {
        var rule = ConfigRules.IsYaml;
        var (config, problem) = ConfigReader.Read(text, exists);
        return problem is { } hit
            ? [new Finding(rule.Code, rule.Severity, file, hit.Position, hit.What, rule.Why, rule.Remedy)]
            : Sorted(ConfigRules.All.SelectMany(each => each.Findings(config!, file)));
    }

    /// <summary>Checks a request as RunTask takes it, as JSON; <see cref="CheckOverrides"/> checks the overrides in it.</summary>
    public static IReadOnlyList<Finding> CheckRunRequest(string file, string text)
    {
        var findings = new List<Finding>();
        if (Read(file, text, findings) is { } request)
            findings.AddRange(RunRequestRules.All.SelectMany(rule => rule.Findings(request, file)));
        return Sorted(findings);
    }

    private static IEnumerable<Finding> OfShape(JsonNode root, Shape.Fields shape, string name, string file)
    {
        var document = new ShapedDocument(root, shape, name);
        return ShapeRules.All.SelectMany(rule => rule.Findings(document, file));
    }

    // ecspresso also takes what DescribeTaskDefinition answers, with the definition one level down.
    private static JsonNode? ReadTask(string file, string text, List<Finding> findings) =>
        Read(file, text, findings) is { } root ? root["taskDefinition"] ?? root : null;

    private static JsonNode? Read(string file, string text, List<Finding> findings)
    {
        try
        {
            return JsonReader.Read(text);
        }
        catch (JsonDocumentException failure)
        {
            var rule = ShapeRules.IsJson;
            findings.Add(new Finding(rule.Code, rule.Severity, file, failure.Position, failure.What, rule.Why, rule.Remedy));
            return null;
        }
    }

    private static List<Finding> Sorted(IEnumerable<Finding> findings) =>
        [.. findings.OrderBy(finding => finding.File, StringComparer.Ordinal).ThenBy(finding => finding.Position.Line)
            .ThenBy(finding => finding.Position.Column).ThenBy(finding => finding.Code, StringComparer.Ordinal)];
}
