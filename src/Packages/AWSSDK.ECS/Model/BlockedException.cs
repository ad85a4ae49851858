using System.Net;
using Amazon.Runtime;

namespace Amazon.ECS.Model;

/// <summary>The AWS account is blocked.</summary>
public partial class BlockedException : AmazonECSException
{
    /// <summary>Without a message.</summary>
    public BlockedException()
    {
    }

    /// <summary>With what happened.</summary>
    public BlockedException(string message)
        : base(message)
    {
    }

    /// <summary>With what happened and its cause.</summary>
    public BlockedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>With the cause, whose message it takes.</summary>
    public BlockedException(Exception innerException)
        : base(innerException)
    {
    }

    /// <summary>As the service answered.</summary>
    public BlockedException(string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode)
    {
    }

    /// <summary>As the service answered, with the HTTP error underneath.</summary>
    public BlockedException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
