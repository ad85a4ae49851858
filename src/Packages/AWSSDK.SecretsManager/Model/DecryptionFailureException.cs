using System.Net;
using Amazon.Runtime;

namespace Amazon.SecretsManager.Model;

/// <summary>The secret could not be decrypted with its KMS key.</summary>
public partial class DecryptionFailureException : AmazonSecretsManagerException
{
    /// <summary>Without a message.</summary>
    public DecryptionFailureException()
    {
    }

    /// <summary>With what happened.</summary>
    public DecryptionFailureException(string message)
        : base(message)
    {
    }

    /// <summary>With what happened and its cause.</summary>
    public DecryptionFailureException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>With the cause, whose message it takes.</summary>
    public DecryptionFailureException(Exception innerException)
        : base(innerException)
    {
    }

    /// <summary>As the service answered.</summary>
    public DecryptionFailureException(string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode)
    {
    }

    /// <summary>As the service answered, with the HTTP error underneath.</summary>
    public DecryptionFailureException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
