using System.Xml.Linq;
using OpsBuild.Local.Aws.Protocols;

namespace OpsBuild.Local.Aws.Iam;

/// <summary>AWS IAM, as much of it as a check of a task definition asks for.</summary>
internal sealed class IamService(AwsAccount account) : IAwsService
{
    private static readonly QueryProtocol Protocol = new("https://iam.amazonaws.com/doc/2010-05-08/", "2010-05-08");

    private readonly Dictionary<string, Func<QueryCall, IEnumerable<XElement>>> operations = new(StringComparer.Ordinal)
    {
        ["GetRole"] = new GetRole(account).Run,
    };

    public string SigningName => "iam";

    public AwsAnswer Answer(AwsCall call) => Protocol.Answer(call, operations);
}
