using System.Text.Json;
using System.Text.Json.Nodes;

namespace OpsBuild.Pipeline.Local;

/// <summary>What Terraform would have written of the local environment: every key that the project's files ask for.</summary>
internal sealed record LocalState(string Account, string Region, string LogGroup)
{
    public const string Bucket = "opsbuild-local-state";
    public const string Key = "terraform.tfstate";

    public static string Url => $"s3://{Bucket}/{Key}";

    public required string DatabaseHost { get; init; }

    public required int DatabasePort { get; init; }

    public required string DatabaseName { get; init; }

    /// <summary>The target group of the application's service.</summary>
    public string TargetGroup => $"arn:aws:elasticloadbalancing:{Region}:{Account}:targetgroup/opsbuild-local-app/0000000000000001";

    /// <summary>In Terraform's state format, version 4.</summary>
    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(new JsonObject
    {
        ["version"] = 4,
        ["terraform_version"] = "1.14.0",
        ["serial"] = 1,
        ["lineage"] = "opsbuild-local",
        ["outputs"] = new JsonObject
        {
            ["db_primary_host"] = Output(DatabaseHost, "string"),
            ["db_port"] = Output(DatabasePort, "number"),
            ["primary_db_name"] = Output(DatabaseName, "string"),
            ["private_subnet_ids"] = Output(new JsonArray("subnet-00000000000000001"), new JsonArray("tuple", new JsonArray("string"))),
        },
        ["resources"] = new JsonArray(
            Resource("aws_cloudwatch_log_group", "ecs", ("arn", $"arn:aws:logs:{Region}:{Account}:log-group:{LogGroup}"), ("name", LogGroup)),
            Role("task_execution"),
            Role("task"),
            Role("task_db_app_user"),
            Role("task_db_migration"),
            Resource("aws_lb_target_group", "app", ("arn", TargetGroup)),
            Resource("aws_security_group", "ecs_task", ("id", "sg-00000000000000001"))),
        ["check_results"] = null,
    });

    private JsonObject Role(string name) => Resource(
        "aws_iam_role", name, ("arn", $"arn:aws:iam::{Account}:role/opsbuild-local-{name.Replace('_', '-')}"), ("name", $"opsbuild-local-{name.Replace('_', '-')}"));

    private static JsonObject Output(JsonNode value, JsonNode type) => new() { ["value"] = value, ["type"] = type };

    private static JsonObject Resource(string type, string name, params IEnumerable<(string Name, string Value)> attributes) => new()
    {
        ["mode"] = "managed",
        ["type"] = type,
        ["name"] = name,
        ["provider"] = "provider[\"registry.terraform.io/hashicorp/aws\"]",
        ["instances"] = new JsonArray(new JsonObject
        {
            ["schema_version"] = 0,
            ["attributes"] = new JsonObject(attributes.Select(each => KeyValuePair.Create(each.Name, (JsonNode?)each.Value))),
        }),
    };
}
