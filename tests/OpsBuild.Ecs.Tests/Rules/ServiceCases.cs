namespace OpsBuild.Ecs.Tests.Rules;

/// <summary>The rules about a service definition.</summary>
internal static class ServiceCases
{
    public static IReadOnlyList<RuleCase> All { get; } =
    [
        new("OB103", """networkConfiguration/awsVpcConfiguration = {}"""),
        new("OB601", """networkConfiguration ="""),
        new("OB601", """networkConfiguration/awsvpcConfiguration/subnets = []""", """networkConfiguration/awsvpcConfiguration/subnets = ["a","b"]"""),
        new("OB601", """networkConfiguration/awsvpcConfiguration/securityGroups = ["1","2","3","4","5","6"]""",
            """networkConfiguration/awsvpcConfiguration/securityGroups = ["1","2","3","4","5"]"""),
        new("OB602", """networkConfiguration/awsvpcConfiguration/assignPublicIp ="""),
        new("OB602", """networkConfiguration/awsvpcConfiguration/assignPublicIp = "ENABLED" """),
        new("OB603", """capacityProviderStrategy = [{"capacityProvider":"FARGATE"}]""", """launchType =; capacityProviderStrategy = [{"capacityProvider":"FARGATE"}]"""),
        new("OB604", """deploymentConfiguration/deploymentCircuitBreaker/rollback = false"""),
        new("OB605", """enableExecuteCommand = true"""),
        new("OB606", """desiredCount = 1"""),
        new("OB607", """deploymentController/type = "EXTERNAL" """),
        new("OB611", """loadBalancers/0/containerName = "wbe" """),
        new("OB611", """loadBalancers/0/containerPort = 80"""),
    ];
}
