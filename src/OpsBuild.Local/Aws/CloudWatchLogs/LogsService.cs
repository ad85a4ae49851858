using System.Text.Json.Nodes;
using OpsBuild.Local.Aws.Protocols;

namespace OpsBuild.Local.Aws.CloudWatchLogs;

/// <summary>Amazon CloudWatch Logs, as much of it as there is here.</summary>
/// <remarks><c>before</c>: may refuse an operation by its name and its request.</remarks>
internal sealed class LogsService(LogStore store, OperationCheck before) : IAwsService
{
    private static readonly JsonProtocol Protocol = new();

    private readonly Dictionary<string, Func<JsonObject, JsonObject>> operations = new(StringComparer.Ordinal)
    {
        ["CreateLogGroup"] = Checked("{logGroupName:s,kmsKeyId:s,tags:<s>,logGroupClass:s}", new CreateLogGroup(store).Run),
        ["CreateLogStream"] = Checked("{logGroupName:s,logStreamName:s}", new CreateLogStream(store).Run),
        ["DescribeLogGroups"] = Checked("{logGroupNamePrefix:s,logGroupNamePattern:s,nextToken:s,limit:i}", new DescribeLogGroups(store).Run),
        ["DescribeLogStreams"] = Checked(
            "{logGroupName:s,logGroupIdentifier:s,logStreamNamePrefix:s,orderBy:s,descending:b,nextToken:s,limit:i}", new DescribeLogStreams(store).Run),
        ["FilterLogEvents"] = Checked(
            "{logGroupName:s,logGroupIdentifier:s,logStreamNames:[s],logStreamNamePrefix:s,startTime:i,endTime:i,filterPattern:s,nextToken:s,limit:i}",
            new FilterLogEvents(store).Run),
        ["GetLogEvents"] = Checked(
            "{logGroupName:s,logGroupIdentifier:s,logStreamName:s,startTime:i,endTime:i,nextToken:s,limit:i,startFromHead:b}", new GetLogEvents(store).Run),
        ["PutLogEvents"] = Checked("{logGroupName:s,logStreamName:s,logEvents:[{timestamp:i,message:s}],sequenceToken:s}", new PutLogEvents(store).Run),
    };

    public string SigningName => "logs";

    public AwsAnswer Answer(AwsCall call)
    {
        lock (store.Gate)
            return Protocol.Answer(call, "Logs_20140328", operations, before);
    }

    private static Func<JsonObject, JsonObject> Checked(string shape, Func<JsonObject, JsonObject> run)
    {
        var read = JsonShape.Parse(shape);
        return input => run(read.ReadObject(input));
    }
}
