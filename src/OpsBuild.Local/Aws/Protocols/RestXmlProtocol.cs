using System.Text;
using System.Xml.Linq;
using OpsBuild.Local.Aws.Signing;

namespace OpsBuild.Local.Aws.Protocols;

/// <summary>S3's REST: the operation in method and path, errors in XML without a namespace.</summary>
internal sealed class RestXmlProtocol : IAwsProtocol
{
    private const string ContentType = "application/xml";

    public AwsError Error(SignatureOutcome.Rejected rejected) => rejected.Problem switch
    {
        SignatureProblem.Missing => new AwsError("AccessDenied", "Access Denied", 403),
        SignatureProblem.Incomplete => new AwsError("AuthorizationHeaderMalformed", rejected.Detail),
        SignatureProblem.UnknownKey => new AwsError("InvalidAccessKeyId", "The AWS Access Key Id you provided does not exist in our records.", 403),
        SignatureProblem.Expired => new AwsError("RequestTimeTooSkewed", rejected.Detail, 403),
        _ => new AwsError("SignatureDoesNotMatch", rejected.Detail, 403),
    };

    public AwsAnswer Write(AwsError error, string? operation, string requestId)
    {
        var document = new XElement("Error",
            new XElement("Code", error.Code), new XElement("Message", error.Message), new XElement("RequestId", requestId));
        var text = $"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{document.ToString(SaveOptions.DisableFormatting)}";
        return new AwsAnswer(error.Status, ContentType, Encoding.UTF8.GetBytes(text), operation, error.Code)
        {
            Headers = [("x-amz-request-id", requestId)],
        };
    }
}
