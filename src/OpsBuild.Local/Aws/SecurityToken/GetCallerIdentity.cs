namespace OpsBuild.Local.Aws.SecurityToken;

/// <summary>Says whose credentials signed the request.</summary>
internal sealed class GetCallerIdentity(AwsAccount account)
{
    public IEnumerable<(string Name, string Value)> Run(AwsCall call) =>
    [
        ("Arn", $"arn:aws:sts::{account.Id}:assumed-role/opsbuild-local/local"),
        ("UserId", $"AROAOPSBUILDLOCAL000:local"),
        ("Account", account.Id),
    ];
}
