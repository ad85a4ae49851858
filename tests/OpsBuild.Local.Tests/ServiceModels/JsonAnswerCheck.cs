using System.Text.Json;

namespace OpsBuild.Local.Tests.ServiceModels;

/// <summary>Answers of AWS JSON 1.0 and 1.1.</summary>
internal static class JsonAnswerCheck
{
    public static IReadOnlyList<string> Findings(Exchange exchange, ServiceModel model)
    {
        var parts = exchange.JsonTarget?.Split('.', 2) ?? [];
        var name = parts.Length == 2 && parts[0] == model.TargetPrefix ? parts[1] : "";
        var operation = model.Operation(name);
        var findings = new Findings(model.Service, name.Length > 0 ? name : exchange.JsonTarget ?? exchange.Path);
        CheckHeaders(exchange, model, findings);

        if (exchange.Status is < 200 or >= 300)
            CheckError(exchange, operation, model, findings);
        else if (operation is not null)
            CheckOutput(exchange, operation, findings);
        else if (!NewerThanTheModel.Has(model.Service, name))
            findings.Add("", "the model has no such operation");
        return findings.Lines;
    }

    private static void CheckHeaders(Exchange exchange, ServiceModel model, Findings findings)
    {
        var expected = $"application/x-amz-json-{model.JsonVersion}";
        if (exchange.Headers.GetValueOrDefault("content-type") is var type && type != expected)
            findings.Add("Content-Type", $"{expected} is expected, not {type}");
        if (!exchange.Headers.ContainsKey("x-amzn-requestid"))
            findings.Add("x-amzn-RequestId", "is missing");
    }

    private static void CheckOutput(Exchange exchange, ModelOperation operation, Findings findings)
    {
        if (operation.Output is { } output)
        {
            using var body = JsonDocument.Parse(exchange.Body);
            new JsonValueCheck(findings).Check(body.RootElement, output, "");
        }
        else if (exchange.BodyText is not ("" or "{}"))
        {
            findings.Add("", $"says nothing on success, but was answered with {exchange.BodyText}");
        }
    }

    private static void CheckError(Exchange exchange, ModelOperation? operation, ServiceModel model, Findings findings)
    {
        using var body = JsonDocument.Parse(exchange.Body);
        if (body.RootElement.ValueKind != JsonValueKind.Object || !body.RootElement.TryGetProperty("__type", out var type)
            || type.ValueKind != JsonValueKind.String)
        {
            findings.Add("__type", "the error has no name");
            return;
        }

        // A namespace may stand before the name.
        var code = type.GetString()!.Split('#')[^1];
        if (ErrorCheck.Check(code, exchange.Status, operation, model, findings) is not { } shape)
            return;
        // Clients read the message by either spelling, whichever the model has.
        string[] ofEvery = ["__type", "message", "Message"];
        var members = shape.Members.ToDictionary(each => each.Name, StringComparer.Ordinal);
        foreach (var member in body.RootElement.EnumerateObject().Where(each => !ofEvery.Contains(each.Name)))
        {
            if (members.TryGetValue(member.Name, out var known))
                new JsonValueCheck(findings).Check(member.Value, known, $"{code}.{member.Name}");
            else
                findings.Add($"{code}.{member.Name}", "the error has no such member");
        }
    }
}
