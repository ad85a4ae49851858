using System.Net;
using Amazon.Runtime;

namespace Amazon.ECR.Model;

/// <summary>There is no such repository in this registry.</summary>
public partial class RepositoryNotFoundException : AmazonECRException
{
    /// <summary>Without a message.</summary>
    public RepositoryNotFoundException()
    {
    }

    /// <summary>With what happened.</summary>
    public RepositoryNotFoundException(string message)
        : base(message)
    {
    }

    /// <summary>With what happened and its cause.</summary>
    public RepositoryNotFoundException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>With the cause, whose message it takes.</summary>
    public RepositoryNotFoundException(Exception innerException)
        : base(innerException)
    {
    }

    /// <summary>As the service answered.</summary>
    public RepositoryNotFoundException(string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode)
    {
    }

    /// <summary>As the service answered, with the HTTP error underneath.</summary>
    public RepositoryNotFoundException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
