namespace OpsBuild.Ecs.Tests.Rules;

/// <summary>A service definition that breaks no rule, for the task definition beside it.</summary>
internal static class ValidService
{
    public const string Json = """
        {
          "launchType": "FARGATE",
          "deploymentController": { "type": "ECS" },
          "deploymentConfiguration": { "deploymentCircuitBreaker": { "enable": true, "rollback": true } },
          "enableExecuteCommand": false,
          "loadBalancers": [{ "containerName": "web", "containerPort": 8080, "targetGroupArn": "arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/web/0" }],
          "networkConfiguration": { "awsvpcConfiguration": { "subnets": ["subnet-a"], "securityGroups": ["sg-a"], "assignPublicIp": "DISABLED" } }
        }
        """;

    public const string TaskJson = """{ "family": "web", "containerDefinitions": [{ "name": "web", "image": "web", "portMappings": [{ "containerPort": 8080 }] }] }""";
}
