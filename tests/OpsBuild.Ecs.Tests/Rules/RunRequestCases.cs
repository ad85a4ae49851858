namespace OpsBuild.Ecs.Tests.Rules;

/// <summary>The rules about what RunTask is sent.</summary>
internal static class RunRequestCases
{
    public const string Json = """
        { "taskDefinition": "shop:1", "clientToken": "0123456789abcdef", "startedBy": "opsbuild", "count": 1, "launchType": "FARGATE",
          "tags": [{ "key": "opsbuild:run-id", "value": "run-1" }],
          "networkConfiguration": { "awsvpcConfiguration": { "subnets": ["subnet-1"], "securityGroups": ["sg-1"] } } }
        """;

    public static IReadOnlyList<RuleCase> All { get; } =
    [
        new("OB711", "count = 11", "count = 10"),
        new("OB711", "count = 0", "count ="),
        new("OB712", "clientToken ="),
        new("OB712", "clientToken = \"a b\"", "clientToken = \"!~\""),
        new("OB712", $"clientToken = \"{new string('x', 65)}\"", $"clientToken = \"{new string('x', 64)}\""),
        new("OB713", "startedBy = \"a.b\"", "startedBy = \"ops/build_1-2\""),
        new("OB713", $"startedBy = \"{new string('x', 129)}\"", $"startedBy = \"{new string('x', 128)}\""),
        new("OB714", """tags = [{"key":"aws:x","value":""}]""", """tags = [{"key":"x","value":""}]"""),
        new("OB714", """tags = [{"key":"x","value":"a,b"}]""", """tags = [{"key":"x","value":"a=b"}]"""),
        new("OB715", """capacityProviderStrategy = [{"capacityProvider":"FARGATE"}]""", """launchType =; capacityProviderStrategy = [{"capacityProvider":"FARGATE"}]"""),
        new("OB715", "networkConfiguration/awsvpcConfiguration/subnets = []", """networkConfiguration/awsvpcConfiguration/subnets = ["a","b"]"""),
        new("OB715", """networkConfiguration/awsvpcConfiguration/securityGroups = ["1","2","3","4","5","6"]""", """networkConfiguration/awsvpcConfiguration/securityGroups = ["1","2","3","4","5"]"""),
    ];
}
