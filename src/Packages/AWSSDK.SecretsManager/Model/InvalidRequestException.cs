using System.Net;
using Amazon.Runtime;

namespace Amazon.SecretsManager.Model;

/// <summary>The secret's state does not allow the call; it may be marked for deletion.</summary>
public partial class InvalidRequestException : AmazonSecretsManagerException
{
    /// <summary>Without a message.</summary>
    public InvalidRequestException()
    {
    }

    /// <summary>With what happened.</summary>
    public InvalidRequestException(string message)
        : base(message)
    {
    }

    /// <summary>With what happened and its cause.</summary>
    public InvalidRequestException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>With the cause, whose message it takes.</summary>
    public InvalidRequestException(Exception innerException)
        : base(innerException)
    {
    }

    /// <summary>As the service answered.</summary>
    public InvalidRequestException(string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode)
    {
    }

    /// <summary>As the service answered, with the HTTP error underneath.</summary>
    public InvalidRequestException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
