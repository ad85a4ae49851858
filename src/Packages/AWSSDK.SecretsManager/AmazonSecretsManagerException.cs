using System.Net;
using Amazon.Runtime;

namespace Amazon.SecretsManager;

/// <summary>An error of AWS Secrets Manager that has no exception type of its own, and the base of those that have.</summary>
public partial class AmazonSecretsManagerException : AmazonServiceException
{
    /// <summary>Without a message.</summary>
    public AmazonSecretsManagerException()
    {
    }

    /// <summary>With what happened.</summary>
    public AmazonSecretsManagerException(string message)
        : base(message)
    {
    }

    /// <summary>With what happened and its cause.</summary>
    public AmazonSecretsManagerException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>With the cause, whose message it takes.</summary>
    public AmazonSecretsManagerException(Exception innerException)
        : base(innerException.Message, innerException)
    {
    }

    /// <summary>As the service answered.</summary>
    public AmazonSecretsManagerException(string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode)
    {
    }

    /// <summary>As the service answered, with the HTTP error underneath.</summary>
    public AmazonSecretsManagerException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
