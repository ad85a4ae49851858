using System.Net;
using Amazon.Runtime;

namespace Amazon.ECS.Model;

/// <summary>The service was deleted, or is about to be.</summary>
public partial class ServiceNotActiveException : AmazonECSException
{
    /// <summary>Without a message.</summary>
    public ServiceNotActiveException()
    {
    }

    /// <summary>With what happened.</summary>
    public ServiceNotActiveException(string message)
        : base(message)
    {
    }

    /// <summary>With what happened and its cause.</summary>
    public ServiceNotActiveException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>With the cause, whose message it takes.</summary>
    public ServiceNotActiveException(Exception innerException)
        : base(innerException)
    {
    }

    /// <summary>As the service answered.</summary>
    public ServiceNotActiveException(string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode)
    {
    }

    /// <summary>As the service answered, with the HTTP error underneath.</summary>
    public ServiceNotActiveException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
