using System.Xml.Linq;

namespace OpsBuild.Local.Tests.ServiceModels;

/// <summary>Answers of the AWS Query protocol.</summary>
internal static class QueryAnswerCheck
{
    public static IReadOnlyList<string> Findings(Exchange exchange, ServiceModel model)
    {
        var name = exchange.Action ?? "";
        var findings = new Findings(model.Service, name);
        var root = XElement.Parse(exchange.BodyText);
        if (root.DescendantsAndSelf().FirstOrDefault(each => each.Name.NamespaceName != model.XmlNamespace) is { } stranger)
            findings.Add(stranger.Name.LocalName, $"the namespace is {model.XmlNamespace}, not '{stranger.Name.NamespaceName}'");
        if (exchange.Headers.GetValueOrDefault("content-type")?.StartsWith("text/xml", StringComparison.Ordinal) != true)
            findings.Add("Content-Type", "text/xml is expected");

        if (exchange.Status is < 200 or >= 300)
            CheckError(root, exchange.Status, model.Operation(name), model, findings);
        else if (model.Operation(name) is { } operation)
            CheckOutput(root, operation, findings);
        else if (!NewerThanTheModel.Has(model.Service, name))
            findings.Add("", "the model has no such operation");
        return findings.Lines;
    }

    private static void CheckOutput(XElement root, ModelOperation operation, Findings findings)
    {
        if (root.Name.LocalName != $"{operation.Name}Response")
            findings.Add(root.Name.LocalName, $"{operation.Name}Response is expected");
        if (string.IsNullOrEmpty(Child(Child(root, "ResponseMetadata"), "RequestId")?.Value))
            findings.Add("ResponseMetadata.RequestId", "is missing");
        var strangers = root.Elements().Where(each => each.Name.LocalName != "ResponseMetadata" && each.Name.LocalName != operation.ResultWrapper);
        foreach (var stranger in strangers)
            findings.Add(stranger.Name.LocalName, "is unknown");
        if (operation.Output is not { } output)
            return;
        if (Child(root, operation.ResultWrapper!) is { } result)
            new XmlValueCheck(findings).Check(result, output, "");
        else
            findings.Add(operation.ResultWrapper!, "is missing");
    }

    private static void CheckError(XElement root, int status, ModelOperation? operation, ServiceModel model, Findings findings)
    {
        var error = Child(root, "Error");
        if (root.Name.LocalName != "ErrorResponse" || Child(error, "Code")?.Value is not { Length: > 0 } code)
        {
            findings.Add(root.Name.LocalName, "is no ErrorResponse with a Code");
            return;
        }

        if (Child(error, "Type")?.Value is not ("Sender" or "Receiver"))
            findings.Add("Error.Type", "is Sender or Receiver");
        if (Child(error, "Message") is null)
            findings.Add("Error.Message", "is missing");
        if (string.IsNullOrEmpty(Child(root, "RequestId")?.Value))
            findings.Add("RequestId", "is missing");
        ErrorCheck.Check(code, status, operation, model, findings);
    }

    private static XElement? Child(XElement? parent, string name) => parent?.Elements().FirstOrDefault(each => each.Name.LocalName == name);
}
