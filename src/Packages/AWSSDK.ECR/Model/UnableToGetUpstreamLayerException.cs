using System.Net;
using Amazon.Runtime;

namespace Amazon.ECR.Model;

/// <summary>The layer could not be fetched by a pull-through cache rule.</summary>
public partial class UnableToGetUpstreamLayerException : AmazonECRException
{
    /// <summary>Without a message.</summary>
    public UnableToGetUpstreamLayerException()
    {
    }

    /// <summary>With what happened.</summary>
    public UnableToGetUpstreamLayerException(string message)
        : base(message)
    {
    }

    /// <summary>With what happened and its cause.</summary>
    public UnableToGetUpstreamLayerException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>With the cause, whose message it takes.</summary>
    public UnableToGetUpstreamLayerException(Exception innerException)
        : base(innerException)
    {
    }

    /// <summary>As the service answered.</summary>
    public UnableToGetUpstreamLayerException(string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode)
    {
    }

    /// <summary>As the service answered, with the HTTP error underneath.</summary>
    public UnableToGetUpstreamLayerException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
