using System.Net;
using Amazon.Runtime;

namespace Amazon.ECR.Model;

/// <summary>A parameter is not valid.</summary>
public partial class InvalidParameterException : AmazonECRException
{
    /// <summary>Without a message.</summary>
    public InvalidParameterException()
    {
    }

    /// <summary>With what happened.</summary>
    public InvalidParameterException(string message)
        : base(message)
    {
    }

    /// <summary>With what happened and its cause.</summary>
    public InvalidParameterException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>With the cause, whose message it takes.</summary>
    public InvalidParameterException(Exception innerException)
        : base(innerException)
    {
    }

    /// <summary>As the service answered.</summary>
    public InvalidParameterException(string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode)
    {
    }

    /// <summary>As the service answered, with the HTTP error underneath.</summary>
    public InvalidParameterException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
