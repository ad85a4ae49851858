using System.Net;
using Amazon.Runtime;

namespace Amazon.ECR.Model;

/// <summary>A limit of the account is exceeded.</summary>
public partial class LimitExceededException : AmazonECRException
{
    /// <summary>Without a message.</summary>
    public LimitExceededException()
    {
    }

    /// <summary>With what happened.</summary>
    public LimitExceededException(string message)
        : base(message)
    {
    }

    /// <summary>With what happened and its cause.</summary>
    public LimitExceededException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>With the cause, whose message it takes.</summary>
    public LimitExceededException(Exception innerException)
        : base(innerException)
    {
    }

    /// <summary>As the service answered.</summary>
    public LimitExceededException(string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode)
    {
    }

    /// <summary>As the service answered, with the HTTP error underneath.</summary>
    public LimitExceededException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
