using System.Net;
using Amazon.Runtime;

namespace Amazon.ECR.Model;

/// <summary>The image was never scanned.</summary>
public partial class ScanNotFoundException : AmazonECRException
{
    /// <summary>Without a message.</summary>
    public ScanNotFoundException()
    {
    }

    /// <summary>With what happened.</summary>
    public ScanNotFoundException(string message)
        : base(message)
    {
    }

    /// <summary>With what happened and its cause.</summary>
    public ScanNotFoundException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>With the cause, whose message it takes.</summary>
    public ScanNotFoundException(Exception innerException)
        : base(innerException)
    {
    }

    /// <summary>As the service answered.</summary>
    public ScanNotFoundException(string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode)
    {
    }

    /// <summary>As the service answered, with the HTTP error underneath.</summary>
    public ScanNotFoundException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
