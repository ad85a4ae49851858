using System.Net;
using Amazon.Runtime;

namespace Amazon.ECS.Model;

/// <summary>There is no such cluster in this region.</summary>
public partial class ClusterNotFoundException : AmazonECSException
{
    /// <summary>Without a message.</summary>
    public ClusterNotFoundException()
    {
    }

    /// <summary>With what happened.</summary>
    public ClusterNotFoundException(string message)
        : base(message)
    {
    }

    /// <summary>With what happened and its cause.</summary>
    public ClusterNotFoundException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>With the cause, whose message it takes.</summary>
    public ClusterNotFoundException(Exception innerException)
        : base(innerException)
    {
    }

    /// <summary>As the service answered.</summary>
    public ClusterNotFoundException(string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode)
    {
    }

    /// <summary>As the service answered, with the HTTP error underneath.</summary>
    public ClusterNotFoundException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
