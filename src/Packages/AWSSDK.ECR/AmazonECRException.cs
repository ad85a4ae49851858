using System.Net;
using Amazon.Runtime;

namespace Amazon.ECR;

/// <summary>An error of Amazon Elastic Container Registry that has no exception type of its own, and the base of those that have.</summary>
public partial class AmazonECRException : AmazonServiceException
{
    /// <summary>Without a message.</summary>
    public AmazonECRException()
    {
    }

    /// <summary>With what happened.</summary>
    public AmazonECRException(string message)
        : base(message)
    {
    }

    /// <summary>With what happened and its cause.</summary>
    public AmazonECRException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>With the cause, whose message it takes.</summary>
    public AmazonECRException(Exception innerException)
        : base(innerException.Message, innerException)
    {
    }

    /// <summary>As the service answered.</summary>
    public AmazonECRException(string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode)
    {
    }

    /// <summary>As the service answered, with the HTTP error underneath.</summary>
    public AmazonECRException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
