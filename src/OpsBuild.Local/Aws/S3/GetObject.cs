using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using OpsBuild.Local.Aws.Signing;

namespace OpsBuild.Local.Aws.S3;

/// <summary>An object, or the part of it that a Range header asks for; for HEAD, only what is said about it.</summary>
internal sealed class GetObject(ObjectFolder objects)
{
    public AwsAnswer Run(SignableRequest request, string bucket, string key, string operation)
    {
        var found = objects.Find(bucket, key) ?? throw new AwsErrorException("NoSuchKey", "The specified key does not exist.", 404);
        var (content, range) = Part(found.Content, request.SingleHeader("Range"));
        List<(string, string)> headers =
        [
            // With a hyphen, as of an object that was uploaded in parts: then no client takes it for the MD5 of the content.
            ("ETag", $"\"{Convert.ToHexStringLower(SHA256.HashData(found.Content))[..32]}-1\""),
            ("Last-Modified", found.Modified.ToString("r", CultureInfo.InvariantCulture)),
            ("Accept-Ranges", "bytes"),
        ];
        if (range is not null)
            headers.Add(("Content-Range", range));
        return new AwsAnswer(range is null ? 200 : 206, "application/octet-stream", content, operation) { Headers = headers };
    }

    private static (byte[] Content, string? Range) Part(byte[] content, string? header)
    {
        if (header is null || !RangeHeaderValue.TryParse(header, out var parsed) || parsed is not { Unit: "bytes", Ranges.Count: 1 })
            return (content, null);
        var asked = parsed.Ranges.Single();
        var start = asked.From ?? Math.Max(0, content.Length - asked.To!.Value);
        var end = asked.From is null ? content.Length - 1 : Math.Min(asked.To ?? long.MaxValue, content.Length - 1);
        if (start > end)
            throw new AwsErrorException("InvalidRange", "The requested range is not satisfiable", 416);
        return (content[(int)start..(int)(end + 1)], string.Create(CultureInfo.InvariantCulture, $"bytes {start}-{end}/{content.Length}"));
    }
}
