using System.Text;
using System.Xml.Linq;
using OpsBuild.Local.Aws.Signing;

namespace OpsBuild.Local.Aws.Protocols;

/// <summary>AWS Query: the operation in the form field <c>Action</c>, answers and errors in XML.</summary>
/// <param name="xml">The namespace of the service's answers.</param>
/// <param name="version">The only API version that there is, as <c>2011-06-15</c>.</param>
internal sealed class QueryProtocol(XNamespace xml, string version) : IAwsProtocol
{
    private const string ContentType = "text/xml";

    /// <summary>Runs the operation that the request names, out of those that there are.</summary>
    public AwsAnswer Answer(AwsCall call, IReadOnlyDictionary<string, Func<QueryCall, IEnumerable<XElement>>> operations)
    {
        var fields = Fields(call.Request);
        var name = fields.GetValueOrDefault("Action", "");
        var asked = fields.GetValueOrDefault("Version", "");
        if (asked != version || !operations.TryGetValue(name, out var operation))
            return Write(new AwsError("InvalidAction", $"Could not find operation {name} for version {asked}"), null, call.RequestId);

        try
        {
            var result = new XElement(xml + $"{name}Result", operation(new QueryCall(call, fields, xml)));
            var metadata = new XElement(xml + "ResponseMetadata", new XElement(xml + "RequestId", call.RequestId));
            return new AwsAnswer(200, ContentType, Bytes(new XElement(xml + $"{name}Response", result, metadata)), name);
        }
        catch (AwsErrorException refusal)
        {
            return Write(refusal.Error, name, call.RequestId);
        }
    }

    public AwsError Error(SignatureOutcome.Rejected rejected) => rejected.Problem switch
    {
        SignatureProblem.Missing => new AwsError("MissingAuthenticationToken", "Request is missing Authentication Token", 403),
        SignatureProblem.Incomplete => new AwsError("IncompleteSignature", rejected.Detail),
        SignatureProblem.UnknownKey => new AwsError("InvalidClientTokenId", rejected.Detail, 403),
        _ => new AwsError("SignatureDoesNotMatch", rejected.Detail, 403),
    };

    public AwsAnswer Write(AwsError error, string? operation, string requestId)
    {
        var details = new XElement(xml + "Error", new XElement(xml + "Type", "Sender"), new XElement(xml + "Code", error.Code),
            new XElement(xml + "Message", error.Message));
        var answer = new XElement(xml + "ErrorResponse", details, new XElement(xml + "RequestId", requestId));
        return new AwsAnswer(error.Status, ContentType, Bytes(answer), operation, error.Code);
    }

    private static byte[] Bytes(XElement answer) => Encoding.UTF8.GetBytes(answer.ToString(SaveOptions.DisableFormatting));

    private static Dictionary<string, string> Fields(SignableRequest request)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var part in $"{request.RawQuery}&{Encoding.UTF8.GetString(request.Body.Span)}".Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            var (name, value) = equals < 0 ? (part, "") : (part[..equals], part[(equals + 1)..]);
            fields[Decode(name)] = Decode(value);
        }

        return fields;
    }

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}

/// <summary>A call of the Query protocol, with its form fields decoded.</summary>
internal sealed record QueryCall(AwsCall Call, IReadOnlyDictionary<string, string> Fields, XNamespace Xml)
{
    /// <summary>The items of a list, which the protocol writes as <c>NAME.member.1</c>, <c>NAME.member.2</c> and so on.</summary>
    public IReadOnlyList<string> List(string name)
    {
        var items = new List<string>();
        while (Fields.TryGetValue($"{name}.member.{items.Count + 1}", out var item))
            items.Add(item);
        return items;
    }

    /// <summary>An element of the answer, in the service's namespace.</summary>
    public XElement Element(string name, params object[] content) => new(Xml + name, content);
}
