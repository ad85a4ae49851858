using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using OpsBuild.Local.Aws.Protocols;

namespace OpsBuild.Local.Aws.LoadBalancing;

/// <summary>A target group, as far as somebody asks for one: its ARN, and the port of its targets.</summary>
internal sealed partial record TargetGroup(string Arn, int Port)
{
    /// <summary>The path that a target answers with 200 while it is healthy; null: nothing answers for the group here.</summary>
    public string? HealthPath { get; init; }

    public string Name => Arn.Split('/')[1];

    /// <param name="arn">As <c>arn:aws:elasticloadbalancing:REGION:ACCOUNT:targetgroup/NAME/0123456789abcdef</c>.</param>
    /// <param name="port">Of the targets.</param>
    /// <param name="group">The group.</param>
    public static bool TryParse(string? arn, int port, [NotNullWhen(true)] out TargetGroup? group)
    {
        group = arn is not null && ValidArn().IsMatch(arn) ? new TargetGroup(arn, port) : null;
        return group is not null;
    }

    /// <summary>With the settings that a target group of Fargate tasks usually has.</summary>
    public XElement ToXml(QueryCall query) => query.Element("member",
        query.Element("TargetGroupArn", Arn),
        query.Element("TargetGroupName", Name),
        query.Element("Protocol", "HTTP"),
        query.Element("Port", Port),
        query.Element("VpcId", "vpc-00000000000000000"),
        query.Element("HealthCheckProtocol", "HTTP"),
        query.Element("HealthCheckPort", "traffic-port"),
        query.Element("HealthCheckEnabled", "true"),
        query.Element("HealthCheckIntervalSeconds", 30),
        query.Element("HealthCheckTimeoutSeconds", 5),
        query.Element("HealthyThresholdCount", 5),
        query.Element("UnhealthyThresholdCount", 2),
        query.Element("HealthCheckPath", HealthPath ?? "/"),
        query.Element("Matcher", query.Element("HttpCode", "200")),
        query.Element("LoadBalancerArns"),
        query.Element("TargetType", "ip"),
        query.Element("ProtocolVersion", "HTTP1"),
        query.Element("IpAddressType", "ipv4"));

    [GeneratedRegex(@"^arn:[a-z-]+:elasticloadbalancing:[a-z0-9-]+:[0-9]{12}:targetgroup/[A-Za-z0-9-]{1,32}/[0-9a-f]{16}\z", RegexOptions.CultureInvariant)]
    private static partial Regex ValidArn();
}
