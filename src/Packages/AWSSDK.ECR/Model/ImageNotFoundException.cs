using System.Net;
using Amazon.Runtime;

namespace Amazon.ECR.Model;

/// <summary>The repository has no such image.</summary>
public partial class ImageNotFoundException : AmazonECRException
{
    /// <summary>Without a message.</summary>
    public ImageNotFoundException()
    {
    }

    /// <summary>With what happened.</summary>
    public ImageNotFoundException(string message)
        : base(message)
    {
    }

    /// <summary>With what happened and its cause.</summary>
    public ImageNotFoundException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>With the cause, whose message it takes.</summary>
    public ImageNotFoundException(Exception innerException)
        : base(innerException)
    {
    }

    /// <summary>As the service answered.</summary>
    public ImageNotFoundException(string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode)
    {
    }

    /// <summary>As the service answered, with the HTTP error underneath.</summary>
    public ImageNotFoundException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
