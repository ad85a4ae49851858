using System.Text.Json.Serialization.Metadata;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace AWSSDK.Subset.Runtime;

/// <summary>One operation of a JSON 1.1 service; made once and shared by all calls.</summary>
internal sealed class JsonOperation<TRequest, TResponse>
    where TRequest : AmazonWebServiceRequest
    where TResponse : AmazonWebServiceResponse, new()
{
    public JsonOperation(JsonService service, string name, AwsJson json, ServiceErrors errors) => Options = new InvokeOptions
    {
        RequestMarshaller = new RequestMarshaller<TRequest>(service, name, (JsonTypeInfo<TRequest>)json.TypeInfo(typeof(TRequest))),
        ResponseUnmarshaller = new ResponseUnmarshaller<TResponse>((JsonTypeInfo<TResponse>)json.TypeInfo(typeof(TResponse)), errors),
    };

    public InvokeOptions Options { get; }
}
