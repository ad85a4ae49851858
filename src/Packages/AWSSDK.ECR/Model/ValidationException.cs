using System.Net;
using Amazon.Runtime;

namespace Amazon.ECR.Model;

/// <summary>The request is not valid for the account's scanning configuration.</summary>
public partial class ValidationException : AmazonECRException
{
    /// <summary>Without a message.</summary>
    public ValidationException()
    {
    }

    /// <summary>With what happened.</summary>
    public ValidationException(string message)
        : base(message)
    {
    }

    /// <summary>With what happened and its cause.</summary>
    public ValidationException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>With the cause, whose message it takes.</summary>
    public ValidationException(Exception innerException)
        : base(innerException)
    {
    }

    /// <summary>As the service answered.</summary>
    public ValidationException(string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode)
    {
    }

    /// <summary>As the service answered, with the HTTP error underneath.</summary>
    public ValidationException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
