using OpsBuild.Local.Aws.Ecs.Faults;

namespace OpsBuild.Local.Tests.ServiceModels;

/// <summary>Holds a raw answer of the endpoint against the model of the service that it stands for.</summary>
internal static class AnswerCheck
{
    // Answers to GETs that are not of AWS's API: the container credential provider and the task metadata.
    private static readonly string[] Pages = ["/v2/credentials/", "/v4/"];

    /// <summary>Fails the test when the answer is not as its model says; says nothing where awscli's models are not installed.</summary>
    /// <param name="exchange">The answer, and what it answers.</param>
    /// <param name="deliberate">What the test makes wrong on purpose; null for nothing.</param>
    public static void Assert(Exchange exchange, string? deliberate = null)
    {
        if (!InstalledModels.AreThere)
            return;
        var findings = Findings(exchange).Where(each => deliberate is null || !each.Contains(deliberate, StringComparison.Ordinal)).ToArray();
        Xunit.Assert.True(findings.Length == 0, $"{string.Join('\n', findings)}\n{exchange.Status} {exchange.BodyText}");
    }

    /// <returns>A line for everything that is wrong; none for a sound answer.</returns>
    public static IReadOnlyList<string> Findings(Exchange exchange)
    {
        var service = exchange.SigningService ?? exchange.JsonTarget?.Split('.')[0];
        if (service == FaultsService.Name || Array.Exists(Pages, page => exchange.Path.StartsWith(page, StringComparison.Ordinal)))
            return [];
        if (service is null || InstalledModels.Of(service) is not { } model)
            return UnknownService(exchange, service ?? "unsigned");
        return model.Protocol switch
        {
            "json" => JsonAnswerCheck.Findings(exchange, model),
            "query" => QueryAnswerCheck.Findings(exchange, model),
            "rest-xml" => RestXmlAnswerCheck.Findings(exchange, model),
            var other => throw new InvalidOperationException($"The check does not know the protocol {other}."),
        };
    }

    // Whoever names no service, or one that does not exist, can only be refused.
    private static IReadOnlyList<string> UnknownService(Exchange exchange, string service)
    {
        var findings = new Findings(service, exchange.Path);
        if (exchange.Status < 400)
            findings.Add("", $"answered with {exchange.Status}, though there is no model of such a service");
        return findings.Lines;
    }
}
