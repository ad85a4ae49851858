using System.Xml.Linq;
using OpsBuild.Local.Aws.Credentials;
using OpsBuild.Local.Aws.Protocols;

namespace OpsBuild.Local.Aws.SecurityToken;

/// <summary>Says whose credentials signed the request: the environment's own, or a task role's.</summary>
internal sealed class GetCallerIdentity(AwsAccount account, TaskCredentials tasks)
{
    public IEnumerable<XElement> Run(QueryCall query)
    {
        var task = tasks.OfKey(query.Call.Caller.AccessKeyId);
        return
        [
            query.Element("Arn", task?.SessionArn(account) ?? $"arn:aws:sts::{account.Id}:assumed-role/opsbuild-local/local"),
            query.Element("UserId", $"AROAOPSBUILDLOCAL000:{task?.TaskId ?? "local"}"),
            query.Element("Account", account.Id),
        ];
    }
}
