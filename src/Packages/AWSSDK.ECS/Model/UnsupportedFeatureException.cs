using System.Net;
using Amazon.Runtime;

namespace Amazon.ECS.Model;

/// <summary>The region does not offer what is asked for.</summary>
public partial class UnsupportedFeatureException : AmazonECSException
{
    /// <summary>Without a message.</summary>
    public UnsupportedFeatureException()
    {
    }

    /// <summary>With what happened.</summary>
    public UnsupportedFeatureException(string message)
        : base(message)
    {
    }

    /// <summary>With what happened and its cause.</summary>
    public UnsupportedFeatureException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>With the cause, whose message it takes.</summary>
    public UnsupportedFeatureException(Exception innerException)
        : base(innerException)
    {
    }

    /// <summary>As the service answered.</summary>
    public UnsupportedFeatureException(string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode)
    {
    }

    /// <summary>As the service answered, with the HTTP error underneath.</summary>
    public UnsupportedFeatureException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
