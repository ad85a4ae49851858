using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;
using Amazon.Runtime.Internal.Util;

namespace AWSSDK.Subset.Runtime;

/// <summary>Reads an answer with System.Text.Json's source-generated metadata, straight from the response's stream.</summary>
internal sealed class ResponseUnmarshaller<TResponse>(JsonTypeInfo<TResponse> type, ServiceErrors errors) : JsonResponseUnmarshaller
    where TResponse : AmazonWebServiceResponse, new()
{
    public override AmazonWebServiceResponse Unmarshall(JsonUnmarshallerContext input) =>
        input.IsEmptyResponse ? new TResponse() : JsonSerializer.Deserialize(input.Stream, type) ?? new TResponse();

    public override AmazonServiceException UnmarshallException(JsonUnmarshallerContext input, Exception innerException, HttpStatusCode statusCode)
    {
        var reader = new StreamingUtf8JsonReader(input.Stream);
        var error = JsonErrorResponseUnmarshaller.GetInstance().Unmarshall(input, ref reader);
        return errors.Create(new ServiceError(error.Message, innerException, error.Type, error.Code, error.RequestId, statusCode, input.GetResponseBodyBytes()));
    }
}
