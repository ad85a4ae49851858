using System.Net;
using Amazon.Runtime;

namespace Amazon.ECS.Model;

/// <summary>The platform version lacks what the task definition asks for.</summary>
public partial class PlatformTaskDefinitionIncompatibilityException : AmazonECSException
{
    /// <summary>Without a message.</summary>
    public PlatformTaskDefinitionIncompatibilityException()
    {
    }

    /// <summary>With what happened.</summary>
    public PlatformTaskDefinitionIncompatibilityException(string message)
        : base(message)
    {
    }

    /// <summary>With what happened and its cause.</summary>
    public PlatformTaskDefinitionIncompatibilityException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>With the cause, whose message it takes.</summary>
    public PlatformTaskDefinitionIncompatibilityException(Exception innerException)
        : base(innerException)
    {
    }

    /// <summary>As the service answered.</summary>
    public PlatformTaskDefinitionIncompatibilityException(string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode)
    {
    }

    /// <summary>As the service answered, with the HTTP error underneath.</summary>
    public PlatformTaskDefinitionIncompatibilityException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
