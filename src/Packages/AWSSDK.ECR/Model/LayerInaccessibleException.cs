using System.Net;
using Amazon.Runtime;

namespace Amazon.ECR.Model;

/// <summary>The layer is there, but its image is not available any more, or not scanned yet.</summary>
public partial class LayerInaccessibleException : AmazonECRException
{
    /// <summary>Without a message.</summary>
    public LayerInaccessibleException()
    {
    }

    /// <summary>With what happened.</summary>
    public LayerInaccessibleException(string message)
        : base(message)
    {
    }

    /// <summary>With what happened and its cause.</summary>
    public LayerInaccessibleException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>With the cause, whose message it takes.</summary>
    public LayerInaccessibleException(Exception innerException)
        : base(innerException)
    {
    }

    /// <summary>As the service answered.</summary>
    public LayerInaccessibleException(string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode)
    {
    }

    /// <summary>As the service answered, with the HTTP error underneath.</summary>
    public LayerInaccessibleException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
