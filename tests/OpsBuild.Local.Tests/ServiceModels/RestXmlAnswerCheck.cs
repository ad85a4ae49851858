using System.Xml.Linq;

namespace OpsBuild.Local.Tests.ServiceModels;

/// <summary>Answers of REST with XML, which S3 speaks: members in headers, in the XML, or the whole body.</summary>
internal static class RestXmlAnswerCheck
{
    // Said of every answer, so of none in particular ("Common response headers").
    private static readonly string[] Common = ["x-amz-request-id", "x-amz-id-2", "x-amz-bucket-region", "x-amzn-requestid"];

    public static IReadOnlyList<string> Findings(Exchange exchange, ServiceModel model)
    {
        var operation = Operation(exchange, model);
        var findings = new Findings(model.Service, operation?.Name ?? $"{exchange.Method} {exchange.Path}");
        if (exchange.Status is < 200 or >= 300)
            CheckError(exchange, operation, model, findings);
        else if (operation is null)
            findings.Add("", "the model has no such operation");
        else
            CheckOutput(exchange, operation, findings);
        return findings.Lines;
    }

    // As many operations share method and path, the one whose fixed query names are in the request, and most of them, is meant.
    private static ModelOperation? Operation(Exchange exchange, ServiceModel model)
    {
        var asked = exchange.Query.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(each => each.Split('=')[0]).ToArray();
        var hasKey = exchange.Path.TrimStart('/').Split('/', 2) is [_, { Length: > 0 }];
        return model.Operations
            .Where(each => each.Method == exchange.Method && PathOf(each).Contains("{Key+}", StringComparison.Ordinal) == hasKey)
            .Where(each => QueryOf(each).All(name => asked.Contains(name)))
            .OrderByDescending(each => QueryOf(each).Length).FirstOrDefault();
    }

    private static string PathOf(ModelOperation operation) => operation.RequestUri.Split('?')[0];

    private static string[] QueryOf(ModelOperation operation) =>
        [.. (operation.RequestUri.Split('?').ElementAtOrDefault(1) ?? "").Split('&', StringSplitOptions.RemoveEmptyEntries).Select(each => each.Split('=')[0])];

    private static void CheckOutput(Exchange exchange, ModelOperation operation, Findings findings)
    {
        var check = new XmlValueCheck(findings);
        var members = operation.Output?.Members.ToArray() ?? [];
        var inHeaders = members.Where(each => each.Location == "header").ToDictionary(each => each.LocationName!.ToLowerInvariant(), StringComparer.Ordinal);
        foreach (var (name, text) in exchange.Headers)
        {
            if (inHeaders.TryGetValue(name, out var member))
                check.CheckText(text, member.Shape, name, member.TimestampFormat ?? member.Shape.TimestampFormat ?? "rfc822");
            else if (name.StartsWith("x-amz-", StringComparison.Ordinal) && !Common.Contains(name) && !name.StartsWith("x-amz-meta-", StringComparison.Ordinal))
                findings.Add(name, "the model has no such header");
        }

        // A payload of bytes may be anything.
        if (operation.Output is { Payload: null } output && exchange.Body.Length > 0 && exchange.Method != "HEAD")
            check.Check(XElement.Parse(exchange.BodyText), output, "");
    }

    private static void CheckError(Exchange exchange, ModelOperation? operation, ServiceModel model, Findings findings)
    {
        // An answer to HEAD has a status only.
        if (exchange.Method == "HEAD")
            return;
        var root = XElement.Parse(exchange.BodyText);
        if (root.Name.LocalName != "Error" || root.Element("Code")?.Value is not { Length: > 0 } code || root.Element("Message") is null)
            findings.Add(root.Name.LocalName, "is no Error with Code and Message");
        else
            ErrorCheck.Check(code, exchange.Status, operation, model, findings);
    }
}
