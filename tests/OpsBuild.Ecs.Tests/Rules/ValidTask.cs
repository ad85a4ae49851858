namespace OpsBuild.Ecs.Tests.Rules;

/// <summary>A one-shot definition that breaks no rule; cases change it in one place.</summary>
internal static class ValidTask
{
    public const string Digest = "sha256:1111111111111111111111111111111111111111111111111111111111111111";

    public const string Json = $$"""
        {
          "family": "shop-check",
          "requiresCompatibilities": ["FARGATE"],
          "networkMode": "awsvpc",
          "runtimePlatform": { "operatingSystemFamily": "LINUX", "cpuArchitecture": "X86_64" },
          "cpu": "1024",
          "memory": "2048",
          "executionRoleArn": "arn:aws:iam::123456789012:role/execution",
          "taskRoleArn": "arn:aws:iam::123456789012:role/check",
          "containerDefinitions": [
            {
              "name": "check",
              "image": "123456789012.dkr.ecr.eu-west-1.amazonaws.com/shop@{{Digest}}",
              "essential": true,
              "command": ["check"],
              "environment": [{ "name": "RUN_ID", "value": "run-1" }],
              "dependsOn": [{ "containerName": "shadow", "condition": "HEALTHY" }],
              "logConfiguration": {
                "logDriver": "awslogs",
                "options": { "awslogs-group": "shop", "awslogs-region": "eu-west-1", "awslogs-stream-prefix": "check", "mode": "blocking" }
              }
            },
            {
              "name": "shadow",
              "image": "123456789012.dkr.ecr.eu-west-1.amazonaws.com/postgres:17@{{Digest}}",
              "essential": false,
              "dockerLabels": { "opsbuild.postgres-major": "17" },
              "healthCheck": { "command": ["CMD-SHELL", "pg_isready"], "interval": 5, "timeout": 3, "retries": 10, "startPeriod": 30 },
              "logConfiguration": {
                "logDriver": "awslogs",
                "options": { "awslogs-group": "shop", "awslogs-region": "eu-west-1", "awslogs-stream-prefix": "shadow", "mode": "blocking" }
              }
            }
          ]
        }
        """;
}
