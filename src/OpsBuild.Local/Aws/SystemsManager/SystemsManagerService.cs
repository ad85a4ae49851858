using System.Text.Json.Nodes;
using OpsBuild.Local.Aws.Protocols;

namespace OpsBuild.Local.Aws.SystemsManager;

/// <summary>AWS Systems Manager: its Parameter Store, as much of it as there is here.</summary>
/// <remarks><c>before</c>: may refuse a call.</remarks>
internal sealed class SystemsManagerService(ParameterStore store, OperationCheck before) : IAwsService
{
    private const string Filters = "[{Key:s,Option:s,Values:[s]}]";

    private static readonly JsonProtocol Protocol = new();

    private readonly Dictionary<string, Func<JsonObject, JsonObject>> operations = new(StringComparer.Ordinal)
    {
        ["DeleteParameter"] = Checked("{Name:s}", new DeleteParameter(store).Run),
        ["DeleteParameters"] = Checked("{Names:[s]}", new DeleteParameters(store).Run),
        ["DescribeParameters"] = Checked(
            $"{{Filters:[{{Key:s,Values:[s]}}],ParameterFilters:{Filters},MaxResults:i,NextToken:s}}", new DescribeParameters(store).Run),
        ["GetParameter"] = Checked("{Name:s,WithDecryption:b}", new GetParameter(store).Run),
        ["GetParameters"] = Checked("{Names:[s],WithDecryption:b}", new GetParameters(store).Run),
        ["GetParametersByPath"] = Checked(
            $"{{Path:s,Recursive:b,ParameterFilters:{Filters},WithDecryption:b,MaxResults:i,NextToken:s}}", new GetParametersByPath(store).Run),
        ["PutParameter"] = Checked(
            "{Name:s,Description:s,Value:s,Type:s,KeyId:s,Overwrite:b,AllowedPattern:s,Tags:[{Key:s,Value:s}],Tier:s,Policies:s,DataType:s}",
            new PutParameter(store).Run),
    };

    public string SigningName => "ssm";

    public AwsAnswer Answer(AwsCall call)
    {
        lock (store.Gate)
            return Protocol.Answer(call, "AmazonSSM", operations, before);
    }

    private static Func<JsonObject, JsonObject> Checked(string shape, Func<JsonObject, JsonObject> run)
    {
        var read = JsonShape.Parse(shape);
        return input => run(read.ReadObject(input));
    }
}
