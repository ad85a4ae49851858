using System.Net;
using Amazon.Runtime;

namespace Amazon.ECR.Model;

/// <summary>The service failed on its own side.</summary>
public partial class ServerException : AmazonECRException
{
    /// <summary>Without a message.</summary>
    public ServerException()
    {
    }

    /// <summary>With what happened.</summary>
    public ServerException(string message)
        : base(message)
    {
    }

    /// <summary>With what happened and its cause.</summary>
    public ServerException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>With the cause, whose message it takes.</summary>
    public ServerException(Exception innerException)
        : base(innerException)
    {
    }

    /// <summary>As the service answered.</summary>
    public ServerException(string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode)
    {
    }

    /// <summary>As the service answered, with the HTTP error underneath.</summary>
    public ServerException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
