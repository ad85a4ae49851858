using System.Net;
using Amazon.Runtime;

namespace Amazon.ECR.Model;

/// <summary>The repository has no such layer.</summary>
public partial class LayersNotFoundException : AmazonECRException
{
    /// <summary>Without a message.</summary>
    public LayersNotFoundException()
    {
    }

    /// <summary>With what happened.</summary>
    public LayersNotFoundException(string message)
        : base(message)
    {
    }

    /// <summary>With what happened and its cause.</summary>
    public LayersNotFoundException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>With the cause, whose message it takes.</summary>
    public LayersNotFoundException(Exception innerException)
        : base(innerException)
    {
    }

    /// <summary>As the service answered.</summary>
    public LayersNotFoundException(string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode)
    {
    }

    /// <summary>As the service answered, with the HTTP error underneath.</summary>
    public LayersNotFoundException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
