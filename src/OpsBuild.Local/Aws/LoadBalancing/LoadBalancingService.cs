using System.Xml.Linq;
using OpsBuild.Local.Aws.Protocols;

namespace OpsBuild.Local.Aws.LoadBalancing;

/// <summary>Elastic Load Balancing v2, as much of it as a check of a service definition asks for. What answers for a target group is in Traffic.</summary>
internal sealed class LoadBalancingService(TargetGroupStore groups) : IAwsService
{
    private static readonly QueryProtocol Protocol = new("http://elasticloadbalancing.amazonaws.com/doc/2015-12-01/", "2015-12-01");

    private readonly Dictionary<string, Func<QueryCall, IEnumerable<XElement>>> operations = new(StringComparer.Ordinal)
    {
        ["DescribeTargetGroups"] = new DescribeTargetGroups(groups).Run,
    };

    public string SigningName => "elasticloadbalancing";

    public AwsAnswer Answer(AwsCall call) => Protocol.Answer(call, operations);
}
