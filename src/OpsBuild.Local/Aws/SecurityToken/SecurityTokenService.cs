using System.Xml.Linq;
using OpsBuild.Local.Aws.Credentials;
using OpsBuild.Local.Aws.Protocols;

namespace OpsBuild.Local.Aws.SecurityToken;

/// <summary>AWS Security Token Service, as much of it as there is here.</summary>
internal sealed class SecurityTokenService(AwsAccount account, TaskCredentials tasks) : IAwsService
{
    public static readonly QueryProtocol Protocol = new("https://sts.amazonaws.com/doc/2011-06-15/", "2011-06-15");

    private readonly Dictionary<string, Func<QueryCall, IEnumerable<XElement>>> operations = new(StringComparer.Ordinal)
    {
        ["GetCallerIdentity"] = new GetCallerIdentity(account, tasks).Run,
    };

    public string SigningName => "sts";

    public AwsAnswer Answer(AwsCall call) => Protocol.Answer(call, operations);
}
