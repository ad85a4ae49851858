using OpsBuild.Local.Aws.Protocols;

namespace OpsBuild.Local.Aws.S3;

/// <summary>Amazon S3, as much of it as reading a Terraform state asks for: path style, GET and HEAD.</summary>
internal sealed class S3Service(ObjectFolder objects, AwsAccount account) : IAwsService
{
    public static readonly RestXmlProtocol Protocol = new();

    public string SigningName => "s3";

    public AwsAnswer Answer(AwsCall call)
    {
        var path = call.Request.RawPath.TrimStart('/').Split('/', 2);
        var bucket = Uri.UnescapeDataString(path[0]);
        var key = Uri.UnescapeDataString(path.ElementAtOrDefault(1) ?? "");
        var operation = (call.Request.Method, key.Length > 0) switch
        {
            ("GET", true) => "GetObject",
            ("HEAD", true) => "HeadObject",
            ("HEAD", false) => "HeadBucket",
            _ => null,
        };
        try
        {
            if (operation is null || bucket.Length == 0)
                throw new AwsErrorException("MethodNotAllowed", "The local endpoint has GetObject, HeadObject and HeadBucket only.", 405);
            if (!objects.HasBucket(bucket))
                throw new AwsErrorException("NoSuchBucket", "The specified bucket does not exist", 404);
            return operation == "HeadBucket" ? HeadBucket() : new GetObject(objects).Run(call.Request, bucket, key, operation);
        }
        catch (AwsErrorException refusal)
        {
            return Protocol.Write(refusal.Error, operation, call.RequestId);
        }
    }

    /// <summary>What even somebody without keys is told: where a bucket is.</summary>
    public AwsAnswer WithRegion(AwsAnswer answer) => answer with { Headers = [.. answer.Headers, ("x-amz-bucket-region", account.Region)] };

    private AwsAnswer HeadBucket() => WithRegion(new AwsAnswer(200, "application/xml", [], "HeadBucket"));
}
