using System.Xml.Linq;
using OpsBuild.Local.Aws.Protocols;

namespace OpsBuild.Local.Aws.LoadBalancing;

/// <summary>Describes the target groups of the given ARNs or names, or all; nothing if one of them is not there.</summary>
internal sealed class DescribeTargetGroups(TargetGroupStore groups)
{
    public IEnumerable<XElement> Run(QueryCall query)
    {
        if (query.Fields.ContainsKey("LoadBalancerArn"))
            throw new AwsErrorException("LoadBalancerNotFound", "One or more load balancers not found");
        var arns = query.List("TargetGroupArns");
        var names = query.List("Names");
        var all = groups.All;
        var found = all.Where(group => (arns.Count == 0 && names.Count == 0) || arns.Contains(group.Arn) || names.Contains(group.Name)).ToArray();
        if (arns.Any(arn => found.All(group => group.Arn != arn)) || names.Any(name => found.All(group => group.Name != name)))
            throw new AwsErrorException("TargetGroupNotFound", "One or more target groups not found");
        return [query.Element("TargetGroups", found.Select(group => group.ToXml(query)))];
    }
}
