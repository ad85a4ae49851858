namespace OpsBuild.Ecs.Tests.Rules;

/// <summary>The rules about a configuration: each case changes lines of the valid one, <c>key: value</c> in the place of the line with that key.</summary>
internal static class ConfigCases
{
    public const string Yaml = """
        # The shop's service.
        required_version: ">= 2.4.0, < 4"
        region: "{{ must_env `AWS_REGION` }}"
        cluster: "{{ must_env `ECS_CLUSTER` }}"
        service_definition: service.json
        task_definition: task.json
        timeout: "10m0s"
        plugins:
          - name: tfstate
            config:
              url: "{{ must_env `TFSTATE_URL` }}"
        """;

    public static IReadOnlyList<RuleCase> All { get; } =
    [
        new("OB801", "region: 'eu"),
        new("OB801", "region: [", "region: eu-central-1"),
        new("OB802", "Timeout: x", "service: shop"),
        new("OB802", "taskDefinition: task.json"),
        new("OB802", "codedeploy: { application: x }", "codedeploy: { application_name: x }"),
        new("OB802", "ignore: { tag: [] }", "ignore: { tags: [] }"),
        new("OB802", "plugins: [{ name: ssm, conf: {} }]", "plugins: [{ name: ssm, config: {} }]"),
        new("OB803", "region: {{ must_env `AWS_REGION` }}", "region: eu-central-1"),
        new("OB803", "cluster: shop-{{ must_env `STAGE` }}", "cluster: \"shop-{{ must_env `STAGE` }}\""),
        new("OB804", "required_version:"),
        new("OB804", "required_version: \"v2 or v3\"", "required_version: \"~> 2.8\""),
        new("OB805", "required_version: \">= 2.8, < 3\"", "required_version: \">= 2.8, < 3\" # v3 is not tried yet"),
        new("OB805", "required_version: \">= 3\"", "required_version: \">= 2.4\""),
        new("OB805", "required_version: \"~> 2.8\"", "required_version: \"!= 2.8.0\""),
        new("OB806", "timeout: 600", "timeout: 90s"),
        new("OB806", "timeout: \"10 minutes\"", "timeout: \"1h30m\""),
        new("OB807", "filter_command: peco"),
        new("OB808", "service_definition:"),
        new("OB808", "task_definition:"),
        new("OB809", "task_definition: other.json", "task_definition: \"{{ must_env `TASK` }}.json\""),
        new("OB810", "plugins: [{ name: tfstate, config: { url: s3://states/shop } }]"),
        new("OB810", "plugins: [{ name: tfstate, config: { path: terraform.tfstate } }]", "plugins: []"),
        new("OB811", "cluster: \"{{ tfstate `output.cluster` }}\"", "cluster: \"{{ env `ECS_CLUSTER` `tfstate` | json_escape }}\""),
        new("OB811", "cluster: \"{{ must_env `A` | json_escape }}{{ ssm `/x` }}\""),
        new("OB812", "plugins: [{ name: tfstate, config: { url: \"{{ must_env `A` }}\" } }, { name: tfstate, config: { url: \"{{ must_env `B` }}\" } }]",
            "plugins: [{ name: tfstate, config: { url: \"{{ must_env `A` }}\" } }, { name: tfstate, func_prefix: b_, config: { url: \"{{ must_env `B` }}\" } }]"),
    ];

    /// <summary>The valid configuration with these lines in place of those with the same key; a key without a value takes its line out.</summary>
    public static string With(IEnumerable<string> changes)
    {
        var lines = Yaml.ReplaceLineEndings("\n").Split('\n').ToList();
        foreach (var change in changes)
        {
            var key = change[..change.IndexOf(':', StringComparison.Ordinal)];
            var at = lines.FindIndex(line => line.StartsWith($"{key}:", StringComparison.Ordinal));
            if (key == "plugins")
                lines.RemoveRange(at, lines.Count - at);
            else if (at >= 0)
                lines.RemoveAt(at);
            if (!change.EndsWith(':'))
                lines.Insert(at >= 0 ? at : lines.Count, change);
        }

        return string.Join('\n', lines);
    }
}
