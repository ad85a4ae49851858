using System.Net;
using Amazon.Runtime;

namespace Amazon.ECS.Model;

/// <summary>The client token was used before, with another request.</summary>
public partial class ConflictException : AmazonECSException
{
    /// <summary>Without a message.</summary>
    public ConflictException()
    {
    }

    /// <summary>With what happened.</summary>
    public ConflictException(string message)
        : base(message)
    {
    }

    /// <summary>With what happened and its cause.</summary>
    public ConflictException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>With the cause, whose message it takes.</summary>
    public ConflictException(Exception innerException)
        : base(innerException)
    {
    }

    /// <summary>As the service answered.</summary>
    public ConflictException(string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode)
    {
    }

    /// <summary>As the service answered, with the HTTP error underneath.</summary>
    public ConflictException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }

    /// <summary>The ARNs of the tasks that the client token already started; null when the service names none, unless
    /// <see cref="AWSConfigs.InitializeCollections"/> is on.</summary>
    public List<string> ResourceIds { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}
