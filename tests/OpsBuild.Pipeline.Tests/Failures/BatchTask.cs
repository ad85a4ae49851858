using System.Text.Json.Nodes;
using OpsBuild.Local;

namespace OpsBuild.Pipeline.Tests.Failures;

/// <summary>The task definition of a scenario: a container <c>batch</c> on Fargate, and what a scenario adds to it.</summary>
internal static class BatchTask
{
    /// <summary>A shell in the batch's place.</summary>
    public const string Image = "000000000000.dkr.ecr.us-east-1.amazonaws.com/batch:batch-migrate-db-abc1234-20260114093000";

    /// <summary>The real batch.</summary>
    public const string RealImage = "000000000000.dkr.ecr.us-east-1.amazonaws.com/batch:batch-migrate-db-def5678-20260114093000";

    public const string Command = "apply_db_migration";

    /// <summary>Before every script: how it says its result line.</summary>
    public const string Prelude =
        """
        result() { printf '{"level":"INFO","msg":"batch result","run_id":"%s","command":"%s","outcome":"%s","exit_code":%s}\n' "${3-$RUN_ID}" "${4-apply_db_migration}" "$1" "$2"; }
        eval "$0"
        """;

    public const string Service =
        """
        {"launchType":"FARGATE","networkConfiguration":{"awsvpcConfiguration":{"subnets":["subnet-1"],"securityGroups":["sg-1"],"assignPublicIp":"DISABLED"}}}
        """;

    public static JsonObject Definition(string family, string script) => new()
    {
        ["family"] = family,
        ["networkMode"] = "awsvpc",
        ["requiresCompatibilities"] = new JsonArray("FARGATE"),
        ["cpu"] = "256",
        ["memory"] = "512",
        ["executionRoleArn"] = "arn:aws:iam::000000000000:role/execution",
        ["containerDefinitions"] = new JsonArray(Container(family, "batch", script)),
    };

    public static JsonObject Container(string family, string name, string script) => new()
    {
        ["name"] = name,
        ["image"] = Image,
        ["command"] = new JsonArray(script),
        ["stopTimeout"] = 5,
        ["logConfiguration"] = new JsonObject
        {
            ["logDriver"] = "awslogs",
            ["options"] = new JsonObject { ["awslogs-group"] = LocalEnvironment.LogGroup, ["awslogs-region"] = "us-east-1", ["awslogs-stream-prefix"] = family },
        },
    };

    public static JsonObject Batch(JsonObject definition) => Containers(definition).Single(each => (string?)each["name"] == "batch");

    /// <summary>Adds a sidecar, before the batch or behind it.</summary>
    public static JsonObject AddSidecar(JsonObject definition, string name, string script, bool isEssential = false, bool isFirst = false)
    {
        var sidecar = Container((string)definition["family"]!, name, script);
        sidecar["essential"] = isEssential;
        definition["containerDefinitions"]!.AsArray().Insert(isFirst ? 0 : 1, sidecar);
        return sidecar;
    }

    /// <summary>Lets the batch wait for a sidecar.</summary>
    public static void WaitFor(JsonObject definition, string name, string condition) => Batch(definition)["dependsOn"] =
        new JsonArray(new JsonObject { ["containerName"] = name, ["condition"] = condition });

    public static JsonObject HealthCheck(string command) => new()
    {
        ["command"] = new JsonArray("CMD-SHELL", command),
        ["interval"] = 5,
        ["retries"] = 1,
    };

    private static IEnumerable<JsonObject> Containers(JsonObject definition) => definition["containerDefinitions"]!.AsArray().Select(each => each!.AsObject());
}
