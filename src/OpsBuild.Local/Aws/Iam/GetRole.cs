using System.Text.RegularExpressions;
using System.Xml.Linq;
using OpsBuild.Local.Aws.Protocols;

namespace OpsBuild.Local.Aws.Iam;

/// <summary>Describes a role. Nobody makes roles here, so every name is that of one which ECS tasks may take on.</summary>
internal sealed partial class GetRole(AwsAccount account)
{
    private const string Trust =
        """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ecs-tasks.amazonaws.com"},"Action":"sts:AssumeRole"}]}""";

    public IEnumerable<XElement> Run(QueryCall query)
    {
        var name = query.Fields.GetValueOrDefault("RoleName", "");
        if (!ValidName().IsMatch(name))
            throw new AwsErrorException("ValidationError", "The specified value for roleName is invalid. It must contain only alphanumeric "
                + "characters and/or the following: +=,.@_-");
        return
        [
            query.Element("Role",
                query.Element("Path", "/"),
                query.Element("RoleName", name),
                query.Element("RoleId", "AROAOPSBUILDLOCAL000"),
                query.Element("Arn", $"arn:aws:iam::{account.Id}:role/{name}"),
                query.Element("CreateDate", "2024-01-01T00:00:00Z"),
                query.Element("AssumeRolePolicyDocument", Uri.EscapeDataString(Trust)),
                query.Element("MaxSessionDuration", 3600)),
        ];
    }

    [GeneratedRegex(@"^[A-Za-z0-9+=,.@_-]{1,64}\z", RegexOptions.CultureInvariant)]
    private static partial Regex ValidName();
}
